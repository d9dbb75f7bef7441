"""Running what was planned."""

from support.execution.promised import promised

with promised("asyncio", "timeout"):
    import behave  # noqa: F401 - what it imports for steps that are coroutines, few projects need

"""Names that are only ours: every thing that a scenario makes carries the run, the case and the attempt."""

__all__ = ["Namespace"]


class Namespace:
    """The names of one attempt at a case in one run: a second attempt finds nothing of the first."""

    def __init__(self, run: str, case: str, attempt: int = 1) -> None:
        self._mark = f"{run}-{case[:8]}" + (f"-{attempt}" if attempt > 1 else "")

    def name(self, alias: str) -> str:
        """What the site calls a thing that features call by its alias."""
        return f"{alias} {self._mark}"

    def username(self, persona: str) -> str:
        """The username of a persona."""
        return f"bdd-{self._mark}-{persona.lower()}"

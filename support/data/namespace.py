"""Names that are only ours: every thing that a scenario makes carries the run and the case."""

__all__ = ["Namespace"]


class Namespace:
    """The names of one case in one run."""

    def __init__(self, run: str, case: str) -> None:
        self._mark = f"{run}-{case[:8]}"

    def name(self, alias: str) -> str:
        """What the site calls a thing that features call by its alias."""
        return f"{alias} {self._mark}"

    def username(self, persona: str) -> str:
        """The username of a persona."""
        return f"bdd-{self._mark}-{persona.lower()}"

"""When an ecosystem has enough new answers for algorithms to look at the whole of it again."""

from sandbox.scheduler.calculations import MatrixUpdate

__all__ = ["Matrices"]


class Matrices:
    """The answered trials of each question, and how many make the next update due."""

    def __init__(self) -> None:
        self._trials: dict[str, dict[str, set[str]]] = {}  # ecosystem → exercise group → trials
        self._due: dict[str, dict[str, int]] = {}  # ecosystem → exercise group → trials that make it due

    def answered(self, ecosystem: str, group: str, trial: str) -> MatrixUpdate | None:
        """Count an answered trial, once; the update that it makes due, if it does.

        The first answer to a question does, later ones when there are a tenth more than at the last update.
        """
        trials = self._trials.setdefault(ecosystem, {})
        trials.setdefault(group, set()).add(trial)
        if len(trials[group]) < self._due.get(ecosystem, {}).get(group, 1):
            return None
        self._due[ecosystem] = {g: len(t) * 11 // 10 + 1 for g, t in trials.items()}
        return MatrixUpdate(ecosystem, sum(len(t) for t in trials.values()))

"""How work is graded: what a grading template says, and what a teacher decides about single answers."""

from dataclasses import dataclass

__all__ = ["GradingRules"]


@dataclass(frozen=True, slots=True)
class GradingRules:
    """What a grading template decides, in the words that the product has for it."""

    feedback: str = "answer"  # answer, due, publish: when choices are told right or wrong
    grades_shown: str = "publish"  # grade, publish: when what was graded by hand is told
    completion: float = 0.0  # the share of a question's points that any answer earns
    late: str = "daily"  # immediately, daily, not_accepted
    penalty: float = 0.1  # what being late takes, once or for each day begun
    several_attempts: bool = False  # whether a wrong choice may be tried again after its feedback
    shuffled: bool = False  # whether each student sees the choices in another order

    @property
    def name(self) -> str:
        """A name for a template with these rules, the same for the same rules."""
        told = (self.feedback, self.grades_shown, f"{self.completion:g}", self.late, f"{self.penalty:g}")
        extras = " again" * self.several_attempts + " shuffled" * self.shuffled
        return f"Rules {' '.join(told)}{extras}"

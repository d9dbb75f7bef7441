"""The ten calls about results, as the port `support.biglearn.Results`."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from support.api.calls import Calls, ensure_in_order
from support.biglearn import (
    Choice,
    Clue,
    ClueKind,
    ClueStatus,
    ClueWish,
    Estimate,
    ExerciseOffer,
    History,
    OfferKind,
    OfferStatus,
    OfferWish,
)
from support.biglearn.results import ALGORITHM
from support.domain.refusals import Refusal

__all__ = ["ResultsApi"]

JsonObject = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Names:
    """How the calls of one kind of result name things."""

    call: str  # after fetch_ and update_
    owner: str
    asked: str  # before _requests and _responses
    told: str  # before _updates and _update_responses


_OFFERS = {
    OfferKind.PERSONALIZED: _Names("assignment_pes", "assignment", "pe", "pe"),
    OfferKind.SPACED: _Names("assignment_spes", "assignment", "spe", "spe"),
    OfferKind.PRACTICE: _Names(
        "practice_worst_areas_exercises", "student", "worst_areas", "practice_worst_areas"
    ),
}
_CLUES = {
    ClueKind.STUDENT: _Names("student_clues", "student", "student_clue", "student_clue"),
    ClueKind.SECTION: _Names("teacher_clues", "course_container", "teacher_clue", "teacher_clue"),
}


class ResultsApi:
    """The port, over HTTP. More items than one call may hold are cut into several calls, as Tutor does."""

    calls: Calls

    def offers(self, kind: OfferKind, wishes: Sequence[OfferWish]) -> tuple[ExerciseOffer, ...]:
        """What algorithms have chosen, asked for in one call."""
        names = _OFFERS[kind]
        told = self._fetch(names, [_offer_request(names, wish) for wish in wishes])
        return tuple(_offer(names, answer) for answer in told)

    def choose(self, kind: OfferKind, choices: Sequence[Choice]) -> None:
        """Bring what an algorithm has chosen; the newest of the same algorithm for the same owner stays."""
        names = _OFFERS[kind]
        self._update(names, [_choice(names, choice) for choice in choices])

    def clues(self, kind: ClueKind, wishes: Sequence[ClueWish]) -> tuple[Clue, ...]:
        """What algorithms have estimated, asked for in one call."""
        names = _CLUES[kind]
        told = self._fetch(names, [_clue_request(names, wish) for wish in wishes])
        return tuple(_clue(answer) for answer in told)

    def estimate(self, kind: ClueKind, estimates: Sequence[Estimate]) -> None:
        """Bring what an algorithm has estimated; the newest of the same algorithm for the same key stays."""
        names = _CLUES[kind]
        self._update(names, [_estimate(names, estimate) for estimate in estimates])

    def personalized(self, assignment_uuid: str, *, limit: int | None = None) -> ExerciseOffer:
        """Personalized exercises for an assignment."""
        return self._offer(OfferKind.PERSONALIZED, OfferWish(assignment_uuid, limit=limit))

    def spaced(
        self, assignment_uuid: str, *, history: History = History.STUDENT, limit: int | None = None
    ) -> ExerciseOffer:
        """Spaced practice for an assignment."""
        return self._offer(OfferKind.SPACED, OfferWish(assignment_uuid, history.of(ALGORITHM), limit))

    def practice(self, student_uuid: str, *, limit: int | None = None) -> ExerciseOffer:
        """Practice on a student's weakest areas."""
        return self._offer(OfferKind.PRACTICE, OfferWish(student_uuid, limit=limit))

    def student_clue(self, student_uuid: str, container_uuid: str) -> Clue:
        """A student's CLUE for a part of the book."""
        (clue,) = self.clues(ClueKind.STUDENT, [ClueWish(student_uuid, container_uuid)])
        return clue

    def section_clue(self, section_uuid: str, container_uuid: str) -> Clue:
        """A section's CLUE for a part of the book, as its teacher sees it."""
        (clue,) = self.clues(ClueKind.SECTION, [ClueWish(section_uuid, container_uuid)])
        return clue

    def _offer(self, kind: OfferKind, wish: OfferWish) -> ExerciseOffer:
        (offer,) = self.offers(kind, [wish])
        return offer

    def _fetch(self, names: _Names, requests: Sequence[JsonObject]) -> list[JsonObject]:
        answers: list[JsonObject] = []
        for part in self.calls.parts(requests):
            told = self.calls.post(f"fetch_{names.call}", {f"{names.asked}_requests": list(part)})
            found = told[f"{names.asked}_responses"]
            ensure_in_order(f"fetch_{names.call}", part, found)
            answers += found
        return answers

    def _update(self, names: _Names, updates: Sequence[JsonObject]) -> None:
        for part in self.calls.parts(updates):
            body = {f"{names.told}_updates": list(part)}
            told = self.calls.post(f"update_{names.call}", body, taken=Refusal.REQUEST_USED)
            ensure_in_order(f"update_{names.call}", part, told[f"{names.told}_update_responses"])


def _offer_request(names: _Names, wish: OfferWish) -> JsonObject:
    limit = {} if wish.limit is None else {"max_num_exercises": wish.limit}
    return {
        "request_uuid": _new_uuid(),
        f"{names.owner}_uuid": wish.owner_uuid,
        "algorithm_name": wish.algorithm,
        **limit,
    }


def _offer(names: _Names, answer: Mapping[str, Any]) -> ExerciseOffer:
    status = answer[f"{names.owner}_status"].removeprefix(f"{names.owner}_")
    return ExerciseOffer(
        OfferStatus(status),
        tuple(answer["exercise_uuids"]),
        answer["calculation_uuid"],
        answer["ecosystem_matrix_uuid"],
        answer["spy_info"],
    )


def _choice(names: _Names, choice: Choice) -> JsonObject:
    return {
        "request_uuid": choice.request_uuid,
        f"{names.owner}_uuid": choice.owner_uuid,
        "algorithm_name": choice.algorithm,
        "calculation_uuid": choice.calculation_uuid,
        "ecosystem_matrix_uuid": choice.matrix_uuid,
        "exercise_uuids": list(choice.exercise_uuids),
        "spy_info": choice.why,
    }


def _clue_request(names: _Names, wish: ClueWish) -> JsonObject:
    return {
        "request_uuid": _new_uuid(),
        f"{names.owner}_uuid": wish.owner_uuid,
        "book_container_uuid": wish.container_uuid,
        "algorithm_name": wish.algorithm,
    }


def _clue(answer: Mapping[str, Any]) -> Clue:
    data = answer["clue_data"]
    return Clue(
        status=ClueStatus(answer["clue_status"]),
        minimum=data["minimum"],
        most_likely=data["most_likely"],
        maximum=data["maximum"],
        is_real=data["is_real"],
        calculation_uuid=answer["calculation_uuid"],
        ecosystem_uuid=data.get("ecosystem_uuid"),
    )


def _estimate(names: _Names, estimate: Estimate) -> JsonObject:
    return {
        "request_uuid": estimate.request_uuid,
        f"{names.owner}_uuid": estimate.owner_uuid,
        "book_container_uuid": estimate.container_uuid,
        "algorithm_name": estimate.algorithm,
        "calculation_uuid": estimate.calculation_uuid,
        "clue_data": {
            "minimum": estimate.minimum,
            "most_likely": estimate.most_likely,
            "maximum": estimate.maximum,
            "is_real": estimate.is_real,
        },
    }


def _new_uuid() -> str:
    return str(uuid.uuid4())

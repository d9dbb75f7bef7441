"""The calls about results and the scheduler's calls: what they send, and what they make of answers."""

import uuid
from datetime import UTC, datetime

import pytest

from support.api.biglearn import BiglearnApi
from support.api.calls import batches
from support.api.errors import RequestBrokenError, UnexpectedAnswerError
from support.api.scheduler import SchedulerApi
from support.api.schemas import check, check_request
from support.biglearn import (
    CalculatedClue,
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
    Order,
)
from support.domain.refusals import Refusal


def new():
    return str(uuid.uuid4())


class Answering:
    """Calls that a test answers: each message is held against its schema, as on the way to a service."""

    def __init__(self, service, answer):
        self.service, self.answer, self.sent, self.taken = service, answer, [], []

    def post(self, call, body, *, taken=Refusal.NUMBER_TAKEN):
        check_request(f"{self.service}/{call}.request", body, call)
        self.sent.append((call, body))
        self.taken.append(taken)
        told = self.answer(call, body)
        check(f"{self.service}/{call}", told, call)
        return told

    def parts(self, items, most=1000):
        return batches(items, most)


def biglearn(answer):
    return BiglearnApi(Answering("biglearn", answer))


def scheduler(answer):
    return SchedulerApi(Answering("scheduler", answer))


def unknown(_, body):
    """What a Biglearn answers that knows nothing."""
    ((key, wishes),) = body.items()
    owner = "student" if "student_uuid" in next(iter(wishes), {}) else "assignment"
    nothing = {
        "calculation_uuid": None,
        "ecosystem_matrix_uuid": None,
        "exercise_uuids": [],
        "spy_info": {},
        f"{owner}_status": f"{owner}_unknown",
    }
    told = [{k: wish[k] for k in ("request_uuid", f"{owner}_uuid")} | nothing for wish in wishes]
    return {key.replace("_requests", "_responses"): told}


def accepted(_, body):
    ((key, updates),) = body.items()
    told = [{"request_uuid": u["request_uuid"], "update_status": "accepted"} for u in updates]
    return {f"{key.removesuffix('s')}_responses": told}


def choice():
    return Choice(new(), new(), "ours", new(), new(), (new(), new()), {"reason": "none"})


@pytest.mark.parametrize(("count", "sizes"), [(0, [0]), (1000, [1000]), (1001, [1000, 1])])
@pytest.mark.parametrize("kind", OfferKind)
def test_wishes_are_cut_into_calls_and_answered_as_one(kind, count, sizes):
    service = biglearn(unknown)
    found = service.offers(kind, [OfferWish(new()) for _ in range(count)])
    assert found == (ExerciseOffer(OfferStatus.UNKNOWN, ()),) * count
    assert [len(next(iter(body.values()))) for _, body in service.calls.sent] == sizes


@pytest.mark.parametrize(
    ("kind", "call"),
    [
        (OfferKind.PERSONALIZED, "update_assignment_pes"),
        (OfferKind.SPACED, "update_assignment_spes"),
        (OfferKind.PRACTICE, "update_practice_worst_areas_exercises"),
    ],
)
def test_what_was_chosen_is_brought_to_the_call_of_its_kind(kind, call):
    service, made = biglearn(accepted), choice()
    service.choose(kind, [made])
    ((called, body),) = service.calls.sent
    assert called == call
    (item,) = next(iter(body.values()))
    assert item["exercise_uuids"] == list(made.exercise_uuids)
    assert service.calls.taken == [Refusal.REQUEST_USED]


def test_how_many_are_wanted_is_only_told_when_it_matters():
    service = biglearn(unknown)
    service.practice(new())
    service.practice(new(), limit=0)
    wishes = [body["worst_areas_requests"][0] for _, body in service.calls.sent]
    assert [wish.get("max_num_exercises", "all") for wish in wishes] == ["all", 0]


def test_spaced_exercises_are_asked_for_by_their_history():
    service = biglearn(unknown)
    service.spaced(new())
    service.spaced(new(), history=History.INSTRUCTOR)
    names = [body["spe_requests"][0]["algorithm_name"] for _, body in service.calls.sent]
    assert names == ["student_driven_local_query", "instructor_driven_local_query"]


@pytest.mark.parametrize(
    "confuse", [lambda told: told[::-1], lambda told: told[:1], lambda told: [*told, *told]]
)
def test_answers_that_are_not_those_asked_for_are_no_answer(confuse):
    def answer(call, body):
        return {key: confuse(told) for key, told in unknown(call, body).items()}

    with pytest.raises(UnexpectedAnswerError, match="fetch_assignment_pes"):
        biglearn(answer).offers(OfferKind.PERSONALIZED, [OfferWish(new()), OfferWish(new())])


def test_more_than_may_be_asked_for_is_not_asked_for():
    with pytest.raises(RequestBrokenError, match="max_num_exercises"):
        biglearn(unknown).personalized(new(), limit=1001)


def test_a_clue_comes_back_with_what_it_was_made_from():
    calculation, ecosystem = new(), new()
    data = {"minimum": 0.1, "most_likely": 0.2, "maximum": 0.3, "is_real": True, "ecosystem_uuid": ecosystem}

    def answer(_, body):
        (wish,) = body["teacher_clue_requests"]
        ready = {"calculation_uuid": calculation, "clue_data": data, "clue_status": "clue_ready"}
        return {"teacher_clue_responses": [{"request_uuid": wish["request_uuid"]} | ready]}

    (clue,) = biglearn(answer).clues(ClueKind.SECTION, [ClueWish(new(), new())])
    assert clue == Clue(ClueStatus.READY, 0.1, 0.2, 0.3, True, calculation, ecosystem)


def test_an_estimate_beyond_its_bounds_is_not_brought():
    made = Estimate(new(), new(), new(), "ours", new(), 0.0, 0.9, 1.2)
    with pytest.raises(RequestBrokenError, match=r"clue_data\.maximum"):
        biglearn(accepted).estimate(ClueKind.STUDENT, [made])


def test_orders_are_brought_ten_at_a_time_and_answered_one_by_one():
    orders = [Order(new(), "ours", new(), (new(),)) for _ in range(11)]
    wanted = {order.calculation_uuid for order in orders[::2]}

    def answer(_, body):
        uuids = [update["calculation_uuid"] for update in body["exercise_calculation_updates"]]
        told = [
            {
                "calculation_uuid": u,
                "calculation_status": "calculation_accepted" if u in wanted else "calculation_unknown",
            }
            for u in uuids
        ]
        return {"exercise_calculation_update_responses": told}

    service = scheduler(answer)
    assert service.bring_orders(orders) == tuple(i % 2 == 0 for i in range(11))
    sizes = [len(body["exercise_calculation_updates"]) for _, body in service.calls.sent]
    assert sizes == [10, 1]


def test_no_match_among_the_orders_is_none_at_all():
    assert scheduler(lambda *_: {"algorithm_exercise_calculations": []}).orders_for(new(), "ours") == ()


def test_an_order_comes_back_as_it_was_brought():
    made = {
        "student_uuid": new(),
        "calculation_uuid": new(),
        "calculated_at": "2026-11-24T12:00:00.000000Z",
        "ecosystem_matrix_uuid": new(),
        "algorithm_name": "ours",
        "exercise_uuids": sorted((new(), new(), new()), reverse=True),
    }

    def answer(_, body):
        (request,) = body["algorithm_exercise_calculation_requests"]
        told = {"request_uuid": request["request_uuid"], "calculations": [made]}
        return {"algorithm_exercise_calculations": [told]}

    (ordering,) = scheduler(answer).orders_of([made["calculation_uuid"]])
    assert ordering.order.exercise_uuids == tuple(made["exercise_uuids"])
    assert ordering.at == datetime(2026, 11, 24, 12, tzinfo=UTC)


def test_clues_and_books_are_told_one_by_one():
    def answer(call, body):
        ((_, items),) = body.items()
        key = {
            "update_clue_calculations": "clue_calculation_update_responses",
            "ecosystem_matrices_updated": "ecosystem_matrix_updated_responses",
        }[call]
        status = {"calculation_status": "calculation_unknown"}
        return {key: [{"calculation_uuid": item["calculation_uuid"]} | status for item in items]}

    service = scheduler(answer)
    assert service.bring_clues([CalculatedClue(new(), "ours", 0.1, 0.2, 0.3)]) == (False,)
    assert service.matrices_updated([new(), new()], "ours") == (False, False)

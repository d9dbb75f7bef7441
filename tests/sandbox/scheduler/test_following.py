"""The scheduler follows Biglearn by its calls alone; here they are answered without a network."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest

from sandbox.biglearn.app import operations
from sandbox.biglearn.store import Store
from sandbox.scheduler.following import Follower

TIME = "2026-01-01T00:00:00.000000Z"


def new():
    return str(uuid.uuid4())


def at(seconds):
    return (datetime.now(UTC) + timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


class InProcess:
    def __init__(self, store):
        self.calls = operations(store)

    def ask(self, call, body):
        operation = self.calls[call]
        assert set(body) == operation.keys
        return operation.answer(body)


class Class:
    """A course with a period of two students, and a book of pages with ten exercises each."""

    def __init__(self, biglearn, pages=2):
        self.biglearn, self.course, self.period = biglearn, new(), new()
        self.ada, self.ben, self.ecosystem = new(), new(), new()
        self.pages = {new(): [new() for _ in range(10)] for _ in range(pages)}
        self.follower = Follower(biglearn)
        self.number = 0
        self._tell_of_book()
        self.biglearn.ask(
            "create_course",
            {
                "course_uuid": self.course,
                "ecosystem_uuid": self.ecosystem,
                "is_real_course": True,
                "starts_at": TIME,
                "ends_at": TIME,
                "created_at": TIME,
            },
        )
        container = {"container_uuid": self.period, "parent_container_uuid": self.course, "created_at": TIME}
        students = [{"student_uuid": s, "container_uuid": self.period} for s in (self.ada, self.ben)]
        roster = self.ids() | {"course_containers": [container], "students": students}
        self.biglearn.ask("update_rosters", {"rosters": [roster]})

    def _tell_of_book(self):
        kinds = ["reading", "homework", "practice"]
        contents = [
            {
                "container_uuid": page,
                "pools": [
                    {
                        "use_for_clue": True,
                        "use_for_personalized_for_assignment_types": kinds,
                        "exercise_uuids": exercises,
                    }
                ],
            }
            for page, exercises in self.pages.items()
        ]
        exercises = [
            {"exercise_uuid": e, "group_uuid": new(), "version": 1} for p in self.pages.values() for e in p
        ]
        book = {"cnx_identity": f"{new()}@1", "contents": contents}
        body = {"ecosystem_uuid": self.ecosystem, "book": book, "exercises": exercises, "imported_at": TIME}
        self.biglearn.ask("create_ecosystem", body)

    def ids(self):
        self.number += 1
        return {"request_uuid": new(), "course_uuid": self.course, "sequence_number": self.number}

    def assign(self, page, exercises=(), student=None, **more):
        trials = {new(): e for e in exercises}
        assignment = self.ids() | {
            "assignment_uuid": new(),
            "ecosystem_uuid": self.ecosystem,
            "student_uuid": student or self.ada,
            "assignment_type": "homework",
            "exclusion_info": {},
            "assigned_book_container_uuids": [page],
            "assigned_exercises": [
                {"trial_uuid": t, "exercise_uuid": e, "is_spe": False, "is_pe": False}
                for t, e in trials.items()
            ],
            "created_at": TIME,
            **more,
        }
        self.biglearn.ask("create_update_assignments", {"assignments": [assignment]})
        return assignment["assignment_uuid"], list(trials)

    def answer(self, trial, exercise, is_correct=True, responded_at=TIME):
        response = self.ids() | {
            "response_uuid": new(),
            "trial_uuid": trial,
            "student_uuid": self.ada,
            "exercise_uuid": exercise,
            "is_correct": is_correct,
            "responded_at": responded_at,
        }
        self.biglearn.ask("record_responses", {"responses": [response]})

    def pes(self, assignment):
        wish = {"request_uuid": new(), "assignment_uuid": assignment, "algorithm_name": "local_query"}
        answer = self.biglearn.ask("fetch_assignment_pes", {"pe_requests": [wish]})["pe_responses"][0]
        return answer["assignment_status"], answer["exercise_uuids"]

    def spes(self, assignment, history="student_driven"):
        name = f"{history}_biglearn_sparfa"
        wish = {"request_uuid": new(), "assignment_uuid": assignment, "algorithm_name": name}
        return self.biglearn.ask("fetch_assignment_spes", {"spe_requests": [wish]})["spe_responses"][0]

    def practice(self):
        wish = {"request_uuid": new(), "student_uuid": self.ada, "algorithm_name": "biglearn_sparfa"}
        body = {"worst_areas_requests": [wish]}
        answer = self.biglearn.ask("fetch_practice_worst_areas_exercises", body)["worst_areas_responses"][0]
        return answer["student_status"], answer["exercise_uuids"]

    def clue(self, kind, page):
        owner = {"student": ("student_uuid", self.ada), "teacher": ("course_container_uuid", self.period)}[
            kind
        ]
        wish = {"request_uuid": new(), owner[0]: owner[1], "book_container_uuid": page}
        body = {f"{kind}_clue_requests": [{**wish, "algorithm_name": "local_query"}]}
        answer = self.biglearn.ask(f"fetch_{kind}_clues", body)[f"{kind}_clue_responses"][0]
        data = answer["clue_data"]
        return answer["clue_status"], data["is_real"], round(data["most_likely"], 3)


@pytest.fixture
def biglearn(tmp_path):
    return InProcess(Store(f"sqlite:///{tmp_path}/biglearn.db"))


@pytest.fixture
def school(biglearn):
    return Class(biglearn)


def test_pes_fill_the_goal_from_the_assignments_own_pages(school):
    page, exercises = next(iter(school.pages.items()))
    assignment, _ = school.assign(page, exercises[:2], goal_num_tutor_assigned_pes=3)
    school.follower.look()
    status, found = school.pes(assignment)
    assert status == "assignment_ready"
    assert len(set(found)) == 3
    assert set(found) <= set(exercises[2:])


def test_a_goal_of_none_never_becomes_ready(school):
    assignment, _ = school.assign(next(iter(school.pages)), goal_num_tutor_assigned_pes=0)
    school.follower.look()
    assert school.pes(assignment) == ("assignment_unready", [])


def test_questions_of_another_open_assignment_are_not_offered(school):
    page, exercises = next(iter(school.pages.items()))
    school.assign(page, exercises[:9], exclusion_info={"due_at": at(600)})
    school.assign(page, exercises[9:], student=school.ben, exclusion_info={"due_at": at(600)})
    assignment, _ = school.assign(page, goal_num_tutor_assigned_pes=3)
    school.follower.look()
    assert school.pes(assignment)[1] == exercises[9:]


def test_an_excluded_question_is_not_offered(school):
    page, exercises = next(iter(school.pages.items()))
    exclusions = [{"exercise_uuid": e} for e in exercises[1:]]
    body = school.ids() | {"exclusions": exclusions, "updated_at": TIME}
    school.biglearn.ask("update_course_excluded_exercises", body)
    assignment, _ = school.assign(page, goal_num_tutor_assigned_pes=3)
    school.follower.look()
    assert school.pes(assignment)[1] == exercises[:1]


def test_spaced_practice_looks_one_assignment_back(school):
    first, second = school.pages
    school.assign(first, exclusion_info={"due_at": at(-60)})
    goals = {"goal_num_tutor_assigned_pes": 0, "goal_num_tutor_assigned_spes": 2}
    assignment, _ = school.assign(second, exclusion_info={"due_at": at(600)}, **goals)
    school.follower.look()
    for history in ("student_driven", "instructor_driven"):
        found = school.spes(assignment, history)
        by_page = [sum(e in school.pages[p] for e in found["exercise_uuids"]) for p in (first, second)]
        assert by_page == [1, 1], history
        assert sorted(e["k_ago"] for e in found["spy_info"]["exercises"].values()) == [0, 1]


def test_clues_follow_the_formula_and_count_a_changed_answer_once(school):
    page, exercises = next(iter(school.pages.items()))
    _, trials = school.assign(page, exercises[:3])
    for trial, exercise in zip(trials, exercises, strict=False):
        school.answer(trial, exercise)
    school.follower.look()
    assert school.clue("student", page) == ("clue_ready", True, 0.933)
    school.answer(trials[0], exercises[0], is_correct=False, responded_at="2026-01-02T00:00:00.000000Z")
    school.follower.look()
    assert school.clue("student", page) == ("clue_ready", True, 0.644)
    assert school.clue("teacher", page) == ("clue_ready", True, 0.644)


def test_answers_whose_feedback_is_held_back_count_for_the_teacher_only(school):
    page, exercises = next(iter(school.pages.items()))
    _, trials = school.assign(page, exercises[:3], exclusion_info={"feedback_at": at(600)})
    for trial, exercise in zip(trials, exercises, strict=False):
        school.answer(trial, exercise)
    school.follower.look()
    assert school.clue("student", page) == ("clue_ready", False, 0.5)
    assert school.clue("teacher", page) == ("clue_ready", True, 0.933)


def test_an_answer_waits_for_its_trial(school):
    page, exercises = next(iter(school.pages.items()))
    trial = new()
    school.answer(trial, exercises[0])
    school.follower.look()
    assert school.clue("student", page)[0] == "clue_unready"
    given = {"trial_uuid": trial, "exercise_uuid": exercises[0], "is_spe": False, "is_pe": False}
    school.assign(page, assigned_exercises=[given])
    school.follower.look()
    assert school.clue("student", page)[0] == "clue_ready"


def test_practice_is_empty_before_any_clue_and_five_at_most_after(school):
    school.follower.look()
    assert school.practice() == ("student_ready", [])
    page, exercises = next(iter(school.pages.items()))
    _, trials = school.assign(page, exercises[:2], exclusion_info={"due_at": at(600)})
    school.answer(trials[0], exercises[0])
    school.follower.look()
    status, found = school.practice()
    assert status == "student_ready"
    assert len(set(found)) == 5
    assert set(found) <= set(exercises[2:])


def test_what_was_told_already_is_not_told_again(school):
    school.assign(next(iter(school.pages)))
    assert school.follower.look()
    assert not school.follower.look()

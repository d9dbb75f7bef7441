"""A course whose events the scheduler follows; Biglearn's calls are answered without a network."""

import uuid
from datetime import UTC, datetime, timedelta

from sandbox.biglearn.app import operations
from sandbox.scheduler.desk import Desk
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

    def __init__(self, biglearn, pages=2, defects=()):
        self.biglearn, self.course, self.period = biglearn, new(), new()
        self.ada, self.ben, self.ecosystem = new(), new(), new()
        self.pages = {new(): [new() for _ in range(10)] for _ in range(pages)}
        self.desk = Desk()
        self.follower = Follower(biglearn, self.desk, defects)
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
        self.enroll({self.period: (self.ada, self.ben)})

    def enroll(self, periods):
        containers = [
            {"container_uuid": p, "parent_container_uuid": self.course, "created_at": TIME} for p in periods
        ]
        students = [{"student_uuid": s, "container_uuid": p} for p, who in periods.items() for s in who]
        roster = self.ids() | {"course_containers": containers, "students": students}
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

    def move_to_another_book(self, *, mapped=False):
        """Another ecosystem; of its one page each of the old book's pages is a part, or none is."""
        old, self.ecosystem, self.pages = self.pages, new(), {new(): [new() for _ in range(10)]}
        [page] = self.pages
        pairs = [{"from_book_container_uuid": p, "to_book_container_uuid": page} for p in old if mapped]
        self._tell_of_book()
        preparation = new()
        prepared = {
            "ecosystem_map": {"book_container_mappings": pairs},
            "prepared_at": TIME,
            "next_ecosystem_uuid": self.ecosystem,
        }
        ids = self.ids()
        del ids["request_uuid"]
        self.biglearn.ask("prepare_course_ecosystem", ids | prepared | {"preparation_uuid": preparation})
        update = self.ids() | {"preparation_uuid": preparation, "updated_at": TIME}
        self.biglearn.ask("update_course_ecosystems", {"update_requests": [update]})

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

    def pes(self, assignment, algorithm="local_query"):
        wish = {"request_uuid": new(), "assignment_uuid": assignment, "algorithm_name": algorithm}
        answer = self.biglearn.ask("fetch_assignment_pes", {"pe_requests": [wish]})["pe_responses"][0]
        return answer["assignment_status"], answer["exercise_uuids"]

    def spes(self, assignment, history="student_driven", algorithm="biglearn_sparfa"):
        name = f"{history}_{algorithm}"
        wish = {"request_uuid": new(), "assignment_uuid": assignment, "algorithm_name": name}
        return self.biglearn.ask("fetch_assignment_spes", {"spe_requests": [wish]})["spe_responses"][0]

    def practice(self, algorithm="biglearn_sparfa"):
        wish = {"request_uuid": new(), "student_uuid": self.ada, "algorithm_name": algorithm}
        body = {"worst_areas_requests": [wish]}
        answer = self.biglearn.ask("fetch_practice_worst_areas_exercises", body)["worst_areas_responses"][0]
        return answer["student_status"], answer["exercise_uuids"]

    def clue(self, kind, page, algorithm="local_query", period=None):
        owners = {
            "student": ("student_uuid", self.ada),
            "teacher": ("course_container_uuid", period or self.period),
        }
        owner = owners[kind]
        wish = {"request_uuid": new(), owner[0]: owner[1], "book_container_uuid": page}
        body = {f"{kind}_clue_requests": [{**wish, "algorithm_name": algorithm}]}
        answer = self.biglearn.ask(f"fetch_{kind}_clues", body)[f"{kind}_clue_responses"][0]
        data = answer["clue_data"]
        return answer["clue_status"], data["is_real"], round(data["most_likely"], 3)

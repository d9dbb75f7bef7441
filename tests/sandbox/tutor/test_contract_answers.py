"""Each answer has what the contract names, and nothing else.

That nothing else is in them, and every type, is held by `Browser` for all calls of all tests. Here a whole
story is told, at the end of which everything that the contract names must have been in some answer.
"""

import pytest

from support.waiting import eventually
from tests.sandbox.tutor.conftest import finished
from tests.sandbox.tutor.contract_answers import Answers, declared
from tests.sandbox.tutor.test_payments import administrator, buy, send
from tests.sandbox.tutor.test_research import ask, researcher, surveys

OPEN = "2026-12-01T00:00:00Z"
PAST_DUE = "2027-01-16T00:00:00Z"  # the extension of one student included

# What a stand-in of this size has no occasion to say, and why.
UNTOLD = {
    "written answers are not validated": {"bootstrap.response_validation.url"},
    "there are no notices": {f"updates.notifications[].{name}" for name in ("id", "message", "type")},
    "plans carry their job's address only, and their link only in their statistics": {
        "plan.publish_job",
        "plan.shareable_url",
    },
    "the contract does not say when": {
        "offerings.items[].preview_message",
        "parts.exercise.tags[].chapter_section",
        "parts.exercise.tags[].description",
    },
}


def test_everything_that_is_named_is_told(school, answers, biglearn):
    story = Story(school, biglearn)
    story.seed()
    story.look_around()
    story.arrange()
    story.pay()
    story.assign()
    story.work()
    story.judge()
    untold = set().union(*UNTOLD.values())
    missing = sorted(declared() - answers.seen - untold)
    assert not missing, f"the contract names them, but they are in no answer: {' '.join(missing)}"
    told = sorted(answers.seen & untold)
    assert not told, f"these are told and need no excuse: {' '.join(told)}"


class Story:
    """A course from its beginning to its end, every call made once at least."""

    def __init__(self, school, biglearn):
        self.school = school
        self.biglearn = biglearn
        self.ada, self.ben = school.ada, school.ben
        self.anyone = school.browse()
        self.path = school.path

    def seed(self):
        everybody = (
            "teachers",
            "students",
            "administrators",
            "content_analysts",
            "customer_support",
            "researchers",
        )
        people = {group: [{"username": f"some_{group}", "full_name": "Some One"}] for group in everybody}
        assert self.anyone("POST", "/api/demo/users", people).status_code == 200
        assigned = [{"period": {"name": "1st"}, "opens_at": "2026-11-01T00:01", "due_at": "2027-01-10T07:00"}]
        plan = {
            "title": "Seeded",
            "type": "homework",
            "book_indices": [[0, 0]],
            "exercises_count_core": 1,
            "exercises_count_dynamic": 0,
            "external_url": "https://example.org",
            "assigned_to": assigned,
        }
        course = {"id": self.school.course["id"], "task_plans": [plan]}
        assert self.anyone("POST", "/api/demo/assign", {"course": course}).status_code == 200
        tasks = [{"student": {"username": "cleo"}, "progress": 1}]
        course = {"id": self.school.course["id"], "task_plans": [{"title": "Seeded", "tasks": tasks}]}
        assert self.anyone("POST", "/api/demo/work", {"course": course}).status_code == 200

    def look_around(self):
        ada = self.ada
        ada("PUT", "/api/user/ui_settings", {"ui_settings": {"seen": True}})
        ada("PUT", "/api/user/tours/intro")
        for path in ("user", "user/bootstrap", "user/courses", "terms", "offerings"):
            ada.get(f"/api/{path}")
        self.anyone.get("/api/updates")
        self.anyone("POST", "/api/courses/dates", [self.school.course["uuid"]])
        ecosystem = self.school.course["ecosystem_id"]
        self.book = ada.get(f"/api/ecosystems/{ecosystem}/readings")[0]
        self.page = self.book["children"][0]["children"][0]
        ada.get(f"/api/ecosystems/{ecosystem}/pages/{self.page['uuid']}")
        offered = ada.get(f"/api/ecosystems/{ecosystem}/exercises/practice_widget")["items"]
        self.biglearn.choose = dict.fromkeys(("pe", "spe"), lambda _: [offered[0]["content"]["uuid"]])
        some = ada.get(self.path("/exercises/homework_core"))["items"][0]
        ada.get(self.path("").replace("/courses", "/lms/courses"))
        note = {"course_id": self.school.course["id"], "anchor": "p", "contents": {}, "annotation": "!"}
        assert ada("POST", f"/api/pages/{self.page['uuid']}/notes", note).status_code == 201
        ada.get(f"/api/books/{self.book['uuid']}/highlighted_sections")
        body = [{"id": some["id"], "is_excluded": False}]
        assert ada("PUT", self.path("/exercises/exclude"), body).status_code == 200

    def arrange(self):
        ada, dan = self.ada, self.school.browse("dan")
        periods = self.school.course["periods"]
        extra = ada("POST", self.path("/periods"), {"name": "3rd"}).json()["id"]
        ada("PUT", f"/api/periods/{extra}", {"name": "Third"})
        ada("DELETE", f"/api/periods/{extra}")
        ada("PUT", f"/api/periods/{extra}/restore")
        ada("PUT", f"/api/periods/{extra}/teacher_student")
        ada("DELETE", f"/api/periods/{extra}")
        ada.get("/api/user/courses")
        code = {"enrollment_code": periods[1]["enrollment_code"]}
        self.anyone("POST", "/api/enrollment/prevalidate", code)
        self.anyone.get(f"/api/enrollment/{self.school.course['uuid']}/choices")
        request = dan("POST", "/api/enrollment", code).json()["id"]
        dan("PUT", f"/api/enrollment/{request}/approve", {"student_identifier": "D1"})
        dan("PUT", f"/api/user/courses/{self.school.course['id']}/student", {"student_identifier": "D2"})
        move = dan("POST", "/api/enrollment", {"enrollment_code": periods[0]["enrollment_code"]}).json()
        assert move["from"]["period"]["name"] == "2nd"
        [student] = [s for s in ada.get(self.path("/roster"))["students"] if s["first_name"] == "Dan"]
        ada("DELETE", f"/api/students/{student['id']}")
        ada("PUT", f"/api/students/{student['id']}/restore")
        ada("PUT", f"/api/students/{student['id']}", {"student_identifier": "D3"})
        ada.get(self.path("/teachers"))
        copy = ada("POST", self.path("/clone"), {"name": "Again"}).json()["id"]
        assert ada("PUT", f"/api/courses/{copy}", {"is_lms_enabled": True}).status_code == 200
        assert ada("POST", f"/api/lms/courses/{copy}/pair", {}).json()["success"] is False
        pushed = ada("PUT", f"/api/lms/courses/{copy}/push_scores").json()["job"]
        assert finished(ada, pushed)["data"] == {"num_callbacks": 0, "num_missing_scores": 0}
        ada.get(f"/api/courses/{copy}")
        ada.get(f"/api/courses/{copy}/grading_templates")
        ada("PUT", self.path(), {"code": "PHYS 1"})

    def pay(self):
        """By a code, by a purchase that nobody asked about yet; and be asked by researchers."""
        uma = administrator(self.school)
        code = send(uma, "/admin/payments/generate_payment_codes", prefix="OST", amount="1").text.split()[1]
        body = {"course_id": self.school.course["id"]}
        redeemed = self.school.ben.http.put(
            f"{self.school.ben.url}/api/payment_codes/{code}/redeem", json=body, timeout=20
        )
        assert redeemed.status_code == 200
        buy(self.school)
        self.school.ben.get("/api/purchases")
        ask(self.school, researcher(self.school))
        assert surveys(self.school)
        self.ada.get(self.path("/roster"))

    def assign(self):
        school, ada = self.school, self.ada
        self.homework = school.publish(questions=2, tutor=1)
        self.reading = school.publish(kind="reading", title="R")
        for kind, settings in (
            ("external", {"external_url": "https://example.org/{{research_identifier}}"}),
            ("event", {}),
        ):
            self._plan(kind, settings)
        stored = ada.get(f"/api/plans/{self.homework}")
        [role] = {r["id"] for r in self.ben.get(self.path())["roles"]}
        more = {"role_id": role, "due_at": "2027-01-15T07:00", "closes_at": "2027-01-20T07:00"}
        first = stored["settings"]["exercises"][0]["id"]
        [chosen] = [e for e in ada.get(self.path("/exercises"))["items"] if e["id"] == first]
        question = chosen["content"]["questions"][0]["id"]
        stored["extensions"] = [more]
        stored["dropped_questions"] = [{"question_id": question, "drop_method": "zeroed"}]
        stored["description"] = "Do it well"
        assert ada("PUT", f"/api/plans/{self.homework}", stored).status_code == 200
        draft = self._plan(
            "event", {}, title="Draft", cloned_from_id=self.homework, is_publish_requested=False
        )
        ada("DELETE", f"/api/plans/{draft}")
        ada("PUT", f"/api/plans/{draft}/restore")
        ada.get(self.path("/plans"))
        template = {
            "name": "Mine",
            "task_plan_type": "homework",
            "correctness_weight": 1,
            "completion_weight": 0,
        }
        made = ada("POST", self.path("/grading_templates"), template).json()["id"]
        ada("PUT", f"/api/grading_templates/{made}", {"name": "Mine again"})
        ada("DELETE", f"/api/grading_templates/{made}")

    def _plan(self, kind, settings, **more):
        body = {
            "type": kind,
            "title": kind,
            "settings": settings,
            "is_publish_requested": True,
            "tasking_plans": [
                {
                    "target_type": "period",
                    "target_id": p["id"],
                    "opens_at": "2026-11-01T00:01",
                    "due_at": "2027-01-10T07:00",
                    "closes_at": "2027-01-20T07:00",
                }
                for p in self.school.course["periods"]
            ],
            **more,
        }
        plan = self.ada("POST", self.path("/plans"), body).json()
        if "publish_job_url" in plan:
            self._finished(plan["publish_job_url"])
        return plan["id"]

    def _finished(self, job):
        def state():
            told = self.ada.get(job)
            return told if told["status"] == "succeeded" else None

        return eventually(state, reason=f"{job} to succeed")

    def work(self):
        ben, self.seen = self.ben, []
        for task in ben.get(self.path("/dashboard"), at=OPEN)["tasks"]:
            self._work_through(f"/api/tasks/{task['id']}")
            if task["title"] == "H":
                in_words = [s for s in self.seen if "free-response" in s.get("formats", ())]
                self.answered = in_words[-1]
        ben.get(self.path("/dashboard"), at=PAST_DUE)
        saved = {"tasked_exercise_id": self.answered["tasked_id"]}
        assert ben("POST", self.path("/practice_questions"), saved, at=OPEN).status_code == 201
        ben.get(self.path("/practice_questions"), at=OPEN)
        course = self.school.course
        ben.get(f"/api/ecosystems/{course['ecosystem_id']}/practice_exercises?course_id={course['id']}")
        ben("POST", self.path("/practice"), {"page_ids": [self.page["id"]]}, at=OPEN)
        ben.get(self.path("/practice/saved"), at=OPEN)
        ben.get(self.path("/guide"), at=PAST_DUE)

    def _work_through(self, task):
        """Step by step, asking again each time: slots are filled or removed meanwhile."""
        tried = set()
        while left := [s["id"] for s in self.ben.get(task, at=OPEN)["steps"] if s["id"] not in tried]:
            tried.add(left[0])
            self._complete(left[0])

    def _complete(self, step_id):
        step = self.ben.get(f"/api/steps/{step_id}", at=OPEN)
        self.seen.append(step)
        body = {}
        if step["type"] == "exercise":
            ids = [str(a["id"]) for a in step["content"]["questions"][0]["answers"]]
            body = {"answer_id": ids[0], "answer_id_order": ids, "response_validation": {"valid": True}}
            if "free-response" in step["formats"]:
                body["free_response"] = "because"
        if step["type"] != "placeholder":
            self.ben("PUT", f"/api/steps/{step_id}", body, at=OPEN)
            self.ben.get(f"/api/steps/{step_id}", at=PAST_DUE)

    def judge(self):
        ada = self.ada
        grade = {"grader_points": 1, "grader_comments": "Good"}
        assert ada("PUT", f"/api/steps/{self.answered['id']}/grade", grade, at=PAST_DUE).status_code == 200
        ada.get(self.path("/dashboard"), at=PAST_DUE)
        ada.get(f"/api/plans/{self.homework}/stats", at=PAST_DUE)
        ada.get(f"/api/plans/{self.homework}/scores", at=PAST_DUE)
        taking = ada.get(f"/api/plans/{self.homework}")["tasking_plans"][0]["id"]
        assert ada("PUT", f"/api/tasking_plans/{taking}/grade", at=PAST_DUE).status_code == 200
        self.ben.get(f"/api/steps/{self.answered['id']}", at=PAST_DUE)
        job = ada("POST", self.path("/performance/export"), at=PAST_DUE).json()["job"]
        self._finished(job)
        ada.get(self.path("/performance/exports"))
        ada.get(self.path("/performance"), at=PAST_DUE)
        ada.get(self.path("/teacher_guide"), at=PAST_DUE)


def test_what_the_contract_does_not_name_is_seen():
    answers = Answers()
    with pytest.raises(AssertionError, match=r"does not name: \['period.note'\]"):
        answers.hold("PUT", "/periods/1", Told({"id": "1", "name": "1st", "note": "new"}))


class Told:
    status_code = 200

    def __init__(self, body):
        self.json = lambda: body

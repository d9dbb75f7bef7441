"""A student's own work, over the API: as the real front end does it, step by step."""

from collections.abc import Sequence
from typing import Any

from support.api.tutor.content import plain_text
from support.api.tutor.site import Site
from support.domain.assignments import AssignmentKind
from support.domain.courses import Course
from support.domain.people import Person
from support.domain.refusals import Refusal, RefusedError
from support.domain.tasks import (
    Answer,
    Answering,
    Question,
    QuestionGroup,
    QuestionReview,
    TaskCard,
    TaskOutline,
)
from support.waiting import eventually

__all__ = ["ApiTasks", "Json", "Work", "numbered", "question_of", "review_of"]

Json = dict[str, Any]
_GROUPS = {"personalized": QuestionGroup.PERSONALIZED, "spaced practice": QuestionGroup.SPACED}
_READY_WITHIN = 60.0


class Work:
    """What tasks and practice have in common: one task, by its id."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def _task(self, student: Person, task_id: str) -> Json:
        told: Json = self._site.ask(student, "GET", f"/tasks/{task_id}")
        return told

    def _step(self, student: Person, step: Json) -> Json:
        told: Json = self._site.ask(student, "GET", f"/steps/{step['id']}")
        return told

    def _questions(self, student: Person, task_id: str) -> list[Json]:
        return [self._whole(student, step) for step in self._exercises(student, task_id)]

    def _exercises(self, student: Person, task_id: str) -> list[Json]:
        """The steps that ask, with the `part` that each is of its exercise, and without their content."""
        steps = self._task(student, task_id)["steps"]
        return numbered([step for step in steps if step["type"] == "exercise"])

    def _whole(self, student: Person, step: Json) -> Json:
        """A step with its content."""
        return {**self._step(student, step), **{k: step[k] for k in ("part",) if k in step}}

    def _give(self, student: Person, step: Json, answer: Answer) -> None:
        """Free response first, then the choice, as the two-step question asks."""
        body = self._body(step, answer)
        if "answer_id" in body and str(body.get("free_response", "")).strip():
            self._site.ask(
                student, "PUT", f"/steps/{step['id']}", {"free_response": body.pop("free_response")}
            )
        self._site.ask(student, "PUT", f"/steps/{step['id']}", body)

    def _body(self, step: Json, answer: Answer) -> Json:
        """All of an answer; words that stand already are not sent again, except where they are everything."""
        body: Json = {}
        if answer.free_response is not None and (step.get("free_response") is None or not _answers(step)):
            body["free_response"] = answer.free_response
        if answer.choice is not None:
            body["answer_id"] = _answer_id(step, answer.choice)
            body["answer_id_order"] = _order(step)
        return body

    def _work_all(self, student: Person, task_id: str, answering: Answering) -> tuple[QuestionReview, ...]:
        """Steps come and go while working: ask for them again until none is left open."""
        tried: set[Any] = set()
        while True:
            steps = self._task(student, task_id)["steps"]
            open_steps = [s for s in steps if not s.get("is_completed") and s["id"] not in tried]
            workable = [s for s in open_steps if s["type"] != "placeholder"]
            if not workable:
                break
            tried.add(workable[0]["id"])
            if workable[0]["type"] != "exercise":
                self._site.ask(student, "PUT", f"/steps/{workable[0]['id']}", {})
                continue
            place = self._whole(student, numbered(steps)[steps.index(workable[0])])
            self._give(student, place, answering(question_of(place)))
        return tuple(review_of(step) for step in self._questions(student, task_id))


class ApiTasks(Work):
    """`support.ports.Tasks`."""

    def listed_for(self, student: Person, course: Course) -> Sequence[TaskCard]:
        """What the student's dashboard shows, once all of it is ready."""
        return [
            TaskCard(
                t["title"],
                AssignmentKind(t["type"]),
                is_open=True,
                is_complete=bool(t.get("complete")),
                is_late=t.get("completed_steps_count", 0) > t.get("completed_on_time_steps_count", 0),
                is_extended=bool(t.get("is_extended")),
                has_result=not {"correct_exercise_count", "published_points"}.isdisjoint(t),
            )
            for t in self._dashboard(student, course)
        ]

    def outline(self, student: Person, course: Course, title: str) -> TaskOutline:
        """Open an assignment and look at all of it without answering."""
        task_id = self._find(student, course, title)
        steps = [self._step(student, s) for s in self._task(student, task_id)["steps"]]
        readings = [plain_text(s["title"]) for s in steps if s["type"] == "reading" and s.get("title")]
        questions = numbered([s for s in steps if s["type"] == "exercise"])
        return TaskOutline(title, tuple(dict.fromkeys(readings)), tuple(question_of(s) for s in questions))

    def answer(self, student: Person, course: Course, title: str, number: int, answer: Answer) -> None:
        """Answer one question; again is a change of answer."""
        self._give(student, self.step_of(student, course, title, number), answer)

    def review(self, student: Person, course: Course, title: str, number: int) -> QuestionReview:
        """Look at one question as it stands."""
        return review_of(self.step_of(student, course, title, number))

    def answer_in_view(self, teacher: Person, course: Course, section_id: str, title: str) -> None:
        """Answer an assignment's first question, in the view that a teacher has of a section as a student."""
        role = self._site.ask(teacher, "PUT", f"/periods/{section_id}/teacher_student", {})["id"]

        def given() -> Json | None:
            told = self._site.ask(teacher, "GET", f"/courses/{course.id}/dashboard/role/{role}")["tasks"]
            return next((task for task in told if task["title"] == title), None)

        task = eventually(given, reason=f"{title!r} in the view", within=_READY_WITHIN)
        (first, *_) = self._questions(teacher, str(task["id"]))
        self._give(teacher, first, Answer(question_of(first).choices[0]))

    def breaks_down_opening(self, student: Person, course: Course, title: str) -> bool:
        """Whether the site itself fails when the student opens an assignment."""
        return self._site.breaks_down(student, f"/tasks/{self._find(student, course, title)}")

    def step_of(self, student: Person, course: Course, title: str, number: int) -> Json:
        """The step of a question, as the site tells it."""
        steps = self._exercises(student, self._find(student, course, title))
        return self._whole(student, steps[number - 1])

    def work(
        self, student: Person, course: Course, title: str, answering: Answering
    ) -> tuple[QuestionReview, ...]:
        """Work the whole assignment from beginning to end."""
        return self._work_all(student, self._find(student, course, title), answering)

    def peek(self, person: Person, course: Course, owner: Person, title: str) -> None:
        """Try to look at the task of somebody else."""
        self._task(person, self._find(owner, course, title))

    def _find(self, student: Person, course: Course, title: str) -> str:
        found = [t["id"] for t in self._dashboard(student, course) if t["title"] == title]
        if not found:
            raise RefusedError(Refusal.NOT_FOUND, f"{title!r} is not on the dashboard of {student.persona}")
        return str(found[0])

    def _dashboard(self, student: Person, course: Course) -> list[Json]:
        def ready() -> list[Json] | None:
            told = self._site.ask(student, "GET", f"/courses/{course.id}/dashboard")
            return list(told["tasks"]) if told["all_tasks_are_ready"] else None

        return eventually(ready, reason=f"the assignments of {student.persona}", within=_READY_WITHIN)


def numbered(steps: list[Json]) -> list[Json]:
    """The steps with `part`: parts of one exercise follow one another."""
    seen: dict[str, int] = {}
    for step in steps:
        if step["type"] != "exercise":
            continue
        step["part"] = seen.get(step["uid"], 0)
        seen[step["uid"]] = step["part"] + 1
    return steps


def _answers(step: Json) -> list[Json]:
    questions = step["content"]["questions"]
    # A step of a multi-part exercise brings its own part, or all of them.
    own = questions[0] if len(questions) == 1 else questions[step["part"]]
    return list(own["answers"])


def question_of(step: Json) -> Question:
    """The question of a step that was asked for by itself and counted among its exercise's parts."""
    return Question(
        uid=step["uid"],
        part=step["part"],
        choices=tuple(plain_text(a["content_html"]) for a in _answers(step)),
        needs_free_response="free-response" in step["formats"],
        group=_GROUPS.get(step["group"], QuestionGroup.CORE),
    )


def _order(step: Json) -> list[str]:
    """The order in which a client says that it showed the choices: another one for each attempt."""
    ids = [str(answer["id"]) for answer in _answers(step)]
    first = (step.get("attempt_number", 0) + 1) % len(ids)
    return ids[first:] + ids[:first]


def _answer_id(step: Json, choice: str) -> str:
    for answer in _answers(step):
        if plain_text(answer["content_html"]) == choice:
            return str(answer["id"])
    return choice  # not among the choices: the product has to refuse it


def review_of(step: Json) -> QuestionReview:
    """How the question of a step stands."""
    texts = {str(a["id"]): plain_text(a["content_html"]) for a in _answers(step)}
    chosen, right = step.get("answer_id"), step.get("correct_answer_id")
    solution = step.get("solution")
    order = [str(each) for each in step.get("answer_id_order") or texts]
    return QuestionReview(
        question=question_of(step),
        is_completed=bool(step.get("is_completed")),
        chosen=texts.get(str(chosen)) if chosen else None,
        right_choice=texts.get(str(right)) if right else None,
        solution=plain_text(str(solution)) if solution else None,
        written=step.get("free_response"),
        attempts_left=step.get("attempts_remaining") if step.get("can_be_updated") else None,
        order=tuple(texts[each] for each in order),
    )

"""What a scenario tells Biglearn: books, a course, its sections and students, assignments and answers.

A `Telling` is one course of one scenario. It makes every identifier itself, from the scenario's seed, so that
a run can be replayed and nothing of other people's data is ever met; and it counts the course's numbers.
"""

import random
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, TypeVar

from support.biglearn import (
    AssignedExercise,
    AssignmentFacts,
    Book,
    BookContainer,
    CourseEventFacts,
    CourseFacts,
    Exercise,
    PreparationFacts,
    ResponseFacts,
    RosterFacts,
)

__all__ = ["Telling"]

Event = TypeVar("Event", bound=CourseEventFacts)


@dataclass
class Telling:
    """One course as Biglearn is told of it. `now` is the scenario's present."""

    seed_text: str
    now: datetime
    next_number: int = 1  # 0 is for the create call
    students: dict[str, str] = field(default_factory=dict)  # persona → student uuid
    assignments: dict[str, AssignmentFacts] = field(default_factory=dict)  # title → what was told last
    answers: list[ResponseFacts] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed_text)
        self.course_uuid = self.new_uuid()
        self.section_uuid = self.new_uuid()
        self.other_section_uuid = self.new_uuid()
        self.book = self.new_book()

    def new_uuid(self) -> str:
        """A version-4 uuid that only this scenario uses."""
        return str(uuid.UUID(int=self._random.getrandbits(128), version=4))

    def numbered(self, *events: Event) -> tuple[Event, ...]:
        """The events with the course's next numbers, to be told now; the numbers are used up."""
        first = self.next_number
        self.next_number += len(events)
        return tuple(replace(event, number=first + place) for place, event in enumerate(events))

    def course(self) -> CourseFacts:
        """The course, running for a month around now."""
        month = timedelta(days=30)
        return CourseFacts(self.course_uuid, self.book.ecosystem_uuid, self.now - month, self.now + month)

    def roster(self, personas: Sequence[str]) -> RosterFacts:
        """The whole roster, all in one section."""
        for persona in personas:
            self.students.setdefault(persona, self.new_uuid())
        members = tuple(self.students[persona] for persona in personas)
        return RosterFacts(self.new_uuid(), self.course_uuid, {self.section_uuid: members}, self.now)

    def assignment(
        self,
        title: str,
        persona: str,
        *,
        page: int = 0,
        exercises: int = 3,
        in_both_versions: bool = False,
        **changes: Any,  # noqa: ANN401 - each field has its own type
    ) -> AssignmentFacts:
        """A new homework of one student on one page, with the first exercises of it as its core.

        It asks for no exercises of Biglearn's own; `changes` are other values for fields of AssignmentFacts.
        """
        container = self.book.pages[page]
        there = container.exercises
        if in_both_versions:
            there = tuple(sorted(there, key=lambda exercise: (exercise.group_uuid, exercise.version)))
        given = tuple(AssignedExercise(self.new_uuid(), exercise.uuid) for exercise in there[:exercises])
        facts = AssignmentFacts(
            request_uuid=self.new_uuid(),
            course_uuid=self.course_uuid,
            assignment_uuid=self.new_uuid(),
            ecosystem_uuid=self.book.ecosystem_uuid,
            student_uuid=self.students[persona],
            kind="homework",
            container_uuids=(container.uuid,),
            exercises=given,
            at=self.now,
            opens_at=self.now - timedelta(days=2),
            goal_personalized=0,
            goal_spaced=0,
        )
        self.assignments[title] = replace(facts, **changes)
        return self.assignments[title]

    def changed(self, title: str, **changes: Any) -> AssignmentFacts:  # noqa: ANN401 - each field has its own type
        """An assignment as it is told anew, with other values for some of its fields."""
        self.assignments[title] = replace(self.assignments[title], request_uuid=self.new_uuid(), **changes)
        return self.assignments[title]

    def taken(self, title: str, exercise_uuids: Sequence[str], *, is_spaced: bool) -> AssignmentFacts:
        """The assignment with exercises that Biglearn had offered, and no wish for more of their kind."""
        more = tuple(
            AssignedExercise(self.new_uuid(), uuid, is_personalized=not is_spaced, is_spaced=is_spaced)
            for uuid in exercise_uuids
        )
        final = {"spaced_is_final" if is_spaced else "personalized_is_final": True}
        return self.changed(title, exercises=(*self.assignments[title].exercises, *more), **final)

    def changed_answer(self, title: str, place: int, *, is_correct: bool) -> ResponseFacts:
        """Another answer to one of the assignment's exercises, later than all answers so far."""
        told = self._response(self.assignments[title], place, is_correct=is_correct)
        self.answers.append(told)
        return told

    def responses(self, title: str, *, right: int, wrong: int = 0) -> tuple[ResponseFacts, ...]:
        """Answers to the assignment's exercises in order, the right ones first, a second apart."""
        given = self.assignments[title]
        if right + wrong > len(given.exercises):
            raise ValueError(f"{title!r} has {len(given.exercises)} exercises, not {right + wrong}")
        told = tuple(self._response(given, place, is_correct=place < right) for place in range(right + wrong))
        self.answers += told
        return told

    def _response(self, given: AssignmentFacts, place: int, *, is_correct: bool) -> ResponseFacts:
        return ResponseFacts(
            response_uuid=self.new_uuid(),
            course_uuid=self.course_uuid,
            ecosystem_uuid=given.ecosystem_uuid,
            trial_uuid=given.exercises[place].trial_uuid,
            student_uuid=given.student_uuid,
            exercise_uuid=given.exercises[place].exercise_uuid,
            is_correct=is_correct,
            at=self.now + timedelta(seconds=len(self.answers) + place),
        )

    def preparation(self, book: Book) -> PreparationFacts:
        """The course is to go over to a book whose parts are those of the present one, in the same order."""
        pages = list(zip(self.book.pages, book.pages, strict=True))
        chapters = list(zip(self.book.chapters, book.chapters, strict=True))
        return PreparationFacts(
            preparation_uuid=self.new_uuid(),
            course_uuid=self.course_uuid,
            from_ecosystem_uuid=self.book.ecosystem_uuid,
            to_ecosystem_uuid=book.ecosystem_uuid,
            containers=tuple((old.uuid, new.uuid) for old, new in [*chapters, *pages]),
            exercises=tuple((e.uuid, new.uuid) for old, new in pages for e in old.exercises),
            at=self.now,
        )

    def new_book(self, *, chapters: int = 1, pages: int = 3, exercises: int = 8, versions: int = 1) -> Book:
        """Another book, of which Biglearn was not told. On a page first versions stand before second ones."""
        containers: list[BookContainer] = []
        root = self.new_uuid()  # the book itself, which is not in the list
        for _ in range(chapters):
            chapter = self.new_uuid()
            leaves = [
                BookContainer(
                    self.new_uuid(),
                    chapter,
                    self._exercises(exercises, versions),
                    is_page=True,
                )
                for _ in range(pages)
            ]
            everything = tuple(exercise for leaf in leaves for exercise in leaf.exercises)
            containers += [BookContainer(chapter, root, everything, is_page=False), *leaves]
        return Book(self.new_uuid(), f"{self.new_uuid()}@1.1", tuple(containers))

    def _exercises(self, questions: int, versions: int) -> tuple[Exercise, ...]:
        groups = [self.new_uuid() for _ in range(questions)]
        return tuple(
            Exercise(self.new_uuid(), group, version)
            for version in range(1, versions + 1)
            for group in groups
        )

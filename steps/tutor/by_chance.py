"""What has to hold whatever is assigned and answered: shown over data made from the run's seed."""

import random
from dataclasses import dataclass, field
from datetime import timedelta

from behave import given, then, when

from support.domain.assignments import AssignmentKind
from support.domain.grading import GradingRules
from support.domain.tasks import Answer, Question, QuestionGroup, QuestionReview
from support.story import Day, Persona, Plan, repeated

_PAGES = range(1, 8)  # those with questions enough
# In turn, so that a few assignments are of every kind: what it is, and when its feedback comes.
_KINDS = (
    (AssignmentKind.HOMEWORK, "due"),
    (AssignmentKind.HOMEWORK, "publish"),
    (AssignmentKind.READING, "answer"),
    (AssignmentKind.HOMEWORK, "answer"),
)


_ANSWERED = 0.6


@dataclass(slots=True)
class ByChance:
    """What was assigned, and what every student met in it."""

    titles: list[str] = field(default_factory=list)
    met: dict[tuple[str, str], tuple[QuestionReview, ...]] = field(default_factory=dict)  # student and title


@dataclass(slots=True)
class Changes:
    """What was seen of one assignment after each of many changed answers."""

    undone: list[str] = field(default_factory=list)
    last_worked: list[object] = field(default_factory=list)


@given("{actor} has published {int} assignments by chance")
@when("{actor} publishes {int} assignments by chance")
def has_published(context, teacher: Persona, count: int) -> None:
    world, known = context.world, context.world.story.of(teacher)
    chance, kept = _chance(context, "assignments"), ByChance()
    for number in range(1, count + 1):
        kind, feedback = _KINDS[number % len(_KINDS)]
        plan = _plan(chance, f"Work {number}", kind, feedback)
        world.story.publish(world.seed.tutor, teacher, plan, known)
        kept.titles.append(plan.title)
    world.evidence.note(f"assignments by chance: {[known.drafts[title] for title in kept.titles]}")
    world.keep(kept)


@given("{actors} have worked through all of it, answering by chance")
@when("{actors} work through all of it, answering by chance")
def work_through(context, students: tuple[Persona, ...]) -> None:
    world, kept = context.world, context.world.recall(ByChance)
    for student in students:
        chance, person = _chance(context, student.name), world.story.person(student)
        for title in kept.titles:
            course = world.story.of(student).course
            kept.met[student.name, title] = world.seed.tutor.tasks.work(
                person, course, title, lambda question, chance=chance: _answer(chance, question)
            )


@given("{actors} have answered some of it by chance")
@when("{actors} answer some of it by chance")
def answer_some(context, students: tuple[Persona, ...]) -> None:
    world, kept = context.world, context.world.recall(ByChance)
    working = world.seed.unscreened.working
    for student in students:
        chance, person = _chance(context, student.name), world.story.person(student)
        for title in kept.titles:
            course = world.story.of(student).course
            working.answer_some(person, course, title, _some(chance))
            kept.met[student.name, title] = ()


@when("{actor} changes answers of {assignment} {int} times by chance, hours apart")
def changes_answers(context, student: Persona, title: str, times: int) -> None:
    world, chance, seen = context.world, _chance(context, student.name), Changes()
    person, course = world.story.person(student), world.story.of(student).course
    questions = world.seed.tutor.tasks.outline(person, course, title).questions
    answered: set[int] = set()
    for _ in range(times):
        world.clock.travel_to(world.clock.now + timedelta(hours=chance.randint(1, 20)))
        number = chance.randrange(len(questions))
        world.seed.tutor.tasks.answer(person, course, title, number + 1, _answer(chance, questions[number]))
        answered.add(number)
        for each in sorted(answered):
            if not world.seed.tutor.tasks.review(person, course, title, each + 1).is_completed:
                seen.undone.append(f"question {each + 1} after an answer to {number + 1}")
        seen.last_worked.append(world.seed.unscreened.working.done(person, course, title).last_worked_at)
    world.keep(seen)


@then("no question was met twice in anything")
def none_twice(context) -> None:
    story, met = context.world.story, context.world.recall(ByChance).met
    assert any(met.values()), "there should be questions"
    for where, reviews in met.items():
        twice = repeated(story.key(story.known[-1]), [review.question for review in reviews])
        assert not twice, f"none should be met twice, but in {where} these were: {twice}"


@then("the questions that the teacher or the book chose were the same for all")
def same_for_all(context) -> None:
    kept = context.world.recall(ByChance)
    for title in kept.titles:
        found = {
            student: [r.question.uid for r in reviews if r.question.group is QuestionGroup.CORE]
            for (student, which), reviews in kept.met.items()
            if which == title
        }
        assert any(found.values()), f"{title!r} should have such questions: {found}"
        assert len(set(map(tuple, found.values()))) == 1, f"they should be the same for all: {found}"


@then("nothing that {actors} is/are told of it tells right from wrong")
def nothing_tells(context, students: tuple[Persona, ...]) -> None:
    world, kept = context.world, context.world.recall(ByChance)
    for student in students:
        person, course = world.story.person(student), world.story.of(student).course
        for title in kept.titles:
            found = world.seed.unscreened.working.marks_told(person, course, title)
            assert not found, f"{title!r} should tell {student.name} nothing of right and wrong, but: {found}"


@then("what is right is told where a question is done and its feedback is out, and nowhere else")
def told_where_due(context) -> None:
    found = [telling for _, tellings in _tellings(context) for telling in tellings]
    assert {telling.is_completed for telling in found} == {True, False}, f"some should be done: {found}"
    early = [t for t in found if t.tells_anything and not (t.is_completed and t.has_feedback)]
    assert not early, f"nothing should be told without an answer or before its time, but: {early}"
    changeable = [t for t in found if t.tells_result and t.can_be_changed]
    assert not changeable, f"what can still be answered should not tell what is right, but: {changeable}"
    late = [t for t in found if t.has_feedback and not t.can_be_changed and not t.tells_result]
    assert not late, f"what is done for good and has feedback should tell what is right, but: {late}"


@then("questions, dashboard and scores agree about whose feedback is out")
def all_agree(context) -> None:
    world, outs = context.world, set()
    for (student, title), tellings in _tellings(context):
        done = {telling.has_feedback for telling in tellings if telling.is_completed}
        if not done:
            continue
        person = world.story.persons[student]
        course = world.story.known[-1].course
        cards = world.seed.tutor.tasks.listed_for(person, course)
        dashboard = next(card.has_result for card in cards if card.title == title)
        (row,) = world.seed.tutor.scores.own(person, course).rows
        score = row.scores[title]
        told = (dashboard, score is not None and score.points is not None)
        assert {*told} == done, f"{title!r} of {student}: questions say {done}, dashboard and scores {told}"
        outs |= done
    assert outs == {True, False}, f"feedback should be out in some and not in others, but: {outs}"


@then("what was answered stayed so after each change")
def stayed_answered(context) -> None:
    seen = context.world.recall(Changes)
    assert not seen.undone, f"what was answered should stay so, but was not: {seen.undone}"


@then("each change moved the moment of the last work on")
def last_moment_moved(context) -> None:
    found = context.world.recall(Changes).last_worked
    assert found == sorted(set(found)), f"each answer should be the latest, but the moments were {found}"


def _chance(context, about: str) -> random.Random:
    """Chance that the run's seed decides."""
    return random.Random(f"{context.world.seed_text}/{about}")


def _some(chance: random.Random):
    """Answers the first question that it is asked, and more than half of the others."""
    begun = iter([True])
    return lambda question: (
        _answer(chance, question) if next(begun, False) or chance.random() < _ANSWERED else None
    )


def _plan(chance: random.Random, title: str, kind: AssignmentKind, feedback: str) -> Plan:
    """An assignment of that kind, whose other details are left to chance."""
    pages = tuple(chance.sample(_PAGES, chance.choice((1, 1, 2))))
    return Plan(
        kind,
        title,
        due=Day(chance.randint(1, 5)),
        pages=pages,
        questions=chance.randint(1, 5),
        tutor_questions=chance.randint(0, 4),
        rules=GradingRules(feedback, several_attempts=feedback == "answer")
        if kind is AssignmentKind.HOMEWORK
        else None,
    )


def _answer(chance: random.Random, question: Question) -> Answer:
    """Any answer to a question."""
    words = "I am not sure." if question.needs_free_response else None
    return Answer(chance.choice(question.choices) if question.choices else None, words)


def _tellings(context):
    """For each student and title, what each question tells."""
    world, kept = context.world, context.world.recall(ByChance)
    working = world.seed.unscreened.working
    course = world.story.known[-1].course
    return [
        ((student, title), working.tellings(world.story.persons[student], course, title))
        for student, title in kept.met
    ]

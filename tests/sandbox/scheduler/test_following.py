"""The scheduler follows Biglearn by its calls alone; here they are answered without a network."""

from tests.sandbox.scheduler.classroom import TIME, Class, at, new


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


def answer(school, count):
    """Right answers to so many questions of each page."""
    for page, exercises in school.pages.items():
        _, trials = school.assign(page, exercises[:count])
        for trial, exercise in zip(trials, exercises, strict=False):
            school.answer(trial, exercise)


def test_weak_parts_of_a_book_that_was_left_take_nothing_from_practice(biglearn):
    school = Class(biglearn, pages=5)
    answer(school, 1)
    school.follower.look()
    school.move_to_another_book()
    answer(school, 3)
    school.follower.look()
    [exercises] = school.pages.values()
    _, found = school.practice()
    assert len(found) == 5
    assert set(found) <= set(exercises)

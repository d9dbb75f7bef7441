// Grading written answers: question by question, answer by answer.

import { get, put } from "../core/api.js";
import { isTeacherOf } from "../core/bar.js";
import { html } from "../core/html.js";
import { exerciseStem, getExercises } from "../parts/exercises.js";
import { reviewPath, takingOf } from "../parts/plans.js";
import { publishScores } from "../parts/review_scores.js";
import { pointsText } from "../parts/scores.js";

export async function show(screen, { courseId, planId, periodId, questionId }) {
  const course = screen.course(courseId);
  if (!isTeacherOf(course)) {
    screen.go(`/course/${course.id}`, { replace: true });
    return;
  }
  const plan = await get(`/plans/${planId}`);
  const own = course.periods.filter((period) => !period.is_archived && takingOf(plan, period.id));
  const grading = { screen, course, plan, periodId: periodId ?? own[0]?.id, showsGraded: false };
  await load(grading);
  const asked = grading.questions.findIndex(({ heading }) => String(heading.question_ids[0]) === questionId);
  grading.chosen = Math.max(0, asked);
  draw(grading);
  listen(grading);
}

async function load(grading) {
  const { course, plan, periodId } = grading;
  const told = await get(`/plans/${plan.id}/scores`);
  grading.part = told.tasking_plans.find((one) => String(one.period_id) === periodId);
  const headings = grading.part?.question_headings ?? [];
  grading.questions = headings.map((heading, index) => ({ heading, index })).filter(({ heading }) => heading.type === "WRQ");
  const ids = grading.questions.map(({ heading }) => heading.exercise_ids[0]);
  grading.exercises ??= ids.length ? await getExercises(course, ids) : [];
}

function answersTo({ part }, { index }) {
  return part.students
    .filter((student) => !student.is_dropped && student.questions[index]?.is_completed)
    .map((student) => ({ student, ...student.questions[index] }));
}

function draw(grading) {
  const { screen, course, plan, part, questions, chosen } = grading;
  const bar = questions.map(
    (question, index) => html`<button type="button" data-test-id="question-${question.index}" data-question="${index}"
      aria-pressed="${String(index === chosen)}">${question.heading.title}
      <span class="muted">${answersTo(grading, question).filter((one) => one.needs_grading).length} to grade</span></button>`,
  );
  screen.draw(html`<h1 data-test-id="page-title">Grade: ${plan.title}</h1>
    <p><a href="${reviewPath(course, plan)}">Back to the assignment</a>
      <button type="button" data-test-id="publish-scores" ${!part?.grades_need_publishing && html`disabled`}>Publish scores</button></p>
    <div class="questions-bar" data-test-id="questions-bar">${bar}</div>
    ${questions.length ? question(grading, questions[chosen]) : html`<p>This assignment has no written questions.</p>`}`);
}

function question(grading, asked) {
  const { heading } = asked;
  const [exercise] = grading.exercises.filter((one) => one.id === String(heading.exercise_ids[0]));
  const part = exercise.content.questions.find((one) => String(one.id) === String(heading.question_ids[0]));
  const answers = answersTo(grading, asked);
  const waiting = answers.filter((answer) => answer.needs_grading);
  const graded = answers.filter((answer) => !answer.needs_grading);
  return html`<section class="card"><h2>${heading.title} <span class="muted">${pointsText(heading.points)} points</span></h2>
    ${exerciseStem(exercise, part)}</section>
    ${waiting.map((answer) => form(answer, heading))}
    ${!waiting.length && html`<p>No answer waits to be graded.</p>`}
    ${graded.length > 0 && html`<p><button type="button" data-test-id="expand-graded" aria-expanded="${String(grading.showsGraded)}">${graded.length} graded</button></p>`}
    ${grading.showsGraded && graded.map((answer) => form(answer, heading))}`;
}

function form({ student, task_step_id: step, free_response: text, grader_points: points, grader_comments: comment }, heading) {
  return html`<form class="card student-answer" data-test-id="student-answer" data-step="${step}">
    <h3>${student.last_name}, ${student.first_name}</h3><p class="free-response">${text}</p>
    <label>Score <input type="number" name="score" min="0" step="0.1" value="${points ?? ""}"> of ${pointsText(heading.points)}</label>
    <label>Comment <textarea name="comment" rows="2">${comment ?? ""}</textarea></label>
    <button type="submit" class="primary" data-test-id="save-grade-btn" ${points == null && html`disabled`}>Save</button></form>`;
}

function listen(grading) {
  const { screen } = grading;
  const reload = async () => {
    await load(grading);
    draw(grading);
  };
  screen.on("click", "[data-question]", (button) => {
    grading.chosen = Number(button.dataset.question);
    draw(grading);
  });
  screen.on("click", "[data-test-id='expand-graded']", () => {
    grading.showsGraded = !grading.showsGraded;
    draw(grading);
  });
  screen.on("input", "[name='score']", (input) => {
    input.form.querySelector("[data-test-id='save-grade-btn']").disabled = input.value === "" || Number(input.value) < 0;
  });
  screen.on("submit", "[data-step]", async (answer, event) => {
    event.preventDefault();
    const body = { grader_points: Number(answer.score.value), grader_comments: answer.comment.value };
    await put(`/steps/${answer.dataset.step}/grade`, body);
    await reload();
  });
  screen.on("click", "[data-test-id='publish-scores']", () => publishScores(grading, { onSaved: reload }));
}

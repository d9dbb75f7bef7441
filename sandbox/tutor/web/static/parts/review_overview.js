// The second tab of an assignment's review: how far a section is, and what it answered, question by question.

import { html, trusted } from "../core/html.js";
import { exerciseStem } from "./exercises.js";
import { gradeLink } from "./review_details.js";
import { askToDrop, droppedMark } from "./drop_dialog.js";

// `stat` is the section's part of the plan's statistics, `part` that of GET /plans/:id/scores.
export function overview(review, stat, part) {
  const { course, plan, periodId } = review;
  if (!stat) return html`<div data-test-id="overview"><p>This section does not have the assignment.</p></div>`;
  const { total_count: total, complete_count: complete, partially_complete_count: partial } = stat;
  const numbers = [
    ["Complete", complete],
    ["In Progress", partial],
    ["Not Started", total - complete - partial],
  ];
  const { hidesNames } = review.view;
  return html`<div data-test-id="overview"><div class="card"><h2>${stat.name}: ${total} ${total === 1 ? "student" : "students"}</h2>
    <dl class="counts">${numbers.map(([label, count]) => html`<div><dt>${label}</dt><dd>${count}</dd></div>`)}</dl>
    <p><button type="button" data-test-id="names-toogle-button" aria-pressed="${String(hidesNames)}"><span
      data-test-id="names-toogle-button-text">${hidesNames ? "Show" : "Hide"} student names</span></button>
    ${gradeLink(course, plan, periodId)}</p></div>
    ${(part?.question_headings ?? []).map((heading, index) => question(review, part, heading, index))}</div>`;
}

function question(review, part, heading, index) {
  const [exerciseId] = heading.exercise_ids;
  const [questionId] = heading.question_ids;
  const exercise = review.exercises.find((one) => one.id === String(exerciseId));
  const asked = exercise?.content.questions.find((one) => String(one.id) === String(questionId));
  if (!asked) return null;
  const answers = part.students
    .filter((student) => !student.is_dropped)
    .map((student) => ({ student, ...student.questions.find((one) => String(one.question_id) === String(questionId)) }))
    .filter((answer) => answer.is_completed);
  return html`<section class="card question-overview" data-question="${heading.title}" aria-label="${heading.title}">
    <h3>${heading.title} <span class="muted">${heading.type}</span> ${droppedMark(review.plan, questionId)}
      <button type="button" class="link" data-test-id="drop-question" data-drop="${index}" aria-label="Drop question ${heading.title}">Drop question</button></h3>
    ${exerciseStem(exercise, asked)}
    <p>${answers.length} answered</p>
    ${asked.answers.length > 0 && choices(asked, answers)}
    ${responses(answers, review.view.hidesNames)}</section>`;
}

// Each choice with how many took it; which one is right is marked.
function choices(asked, answers) {
  return html`<ol class="answers-table">${asked.answers.map((choice) => {
    const isRight = Number(choice.correctness) === 1;
    const count = answers.filter((answer) => answer.selected_answer_id === String(choice.id)).length;
    return html`<li class="answers-answer ${isRight ? "answer-correct" : ""}">
      <span class="answer-content">${trusted(choice.content_html)}</span>${isRight && html` <strong>(Correct Answer)</strong>`}
      <span class="selected-count">${count}</span></li>`;
  })}</ol>`;
}

function responses(answers, hidesNames) {
  const written = answers.filter((answer) => answer.free_response);
  if (!written.length) return null;
  return html`<ul class="plain-list" data-test-id="student-free-responses">${written.map(
    ({ student, free_response: text }) => html`<li class="free-response-row">
      ${!hidesNames && html`<strong data-test-id="wrq-response-student-name">${student.last_name}, ${student.first_name}</strong>`}
      <p class="free-response">${text}</p></li>`,
  )}</ul>`;
}

export function listenToOverview(review, { redraw, reload }) {
  const { screen, view } = review;
  screen.on("click", "[data-test-id='names-toogle-button']", () => {
    view.hidesNames = !view.hidesNames;
    return redraw();
  });
  screen.on("click", "[data-test-id='drop-question']", (button) => {
    const heading = review.part().question_headings[button.dataset.drop];
    askToDrop(review, heading, { onSaved: reload });
  });
}

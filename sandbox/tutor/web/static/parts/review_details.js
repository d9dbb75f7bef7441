// The first tab of an assignment's review: what it is, when, and what is in it.

import { html } from "../core/html.js";
import { now } from "../core/time.js";
import { exerciseText, kindOf } from "./exercises.js";
import { dateText, takingOf } from "./plans.js";
import { pagesOf } from "./readings.js";

// The way to grading, shut before the assignment is due.
export function gradeLink(course, plan, periodId) {
  const due = takingOf(plan, periodId)?.due_at;
  if (!due || new Date(due) > now()) {
    return html`<button type="button" class="btn" data-test-id="grade-answers-btn" disabled>Grade answers</button>`;
  }
  return html`<a class="btn" data-test-id="grade-answers-btn"
    href="/course/${course.id}/assignment/grade/${plan.id}/${periodId}">Grade answers</a>`;
}

// `review`: course, plan, template, periodId, chapters, exercises.
export function details(review) {
  const { plan } = review;
  return html`<div class="review-actions">
      <button type="button" data-test-id="edit-assignment">Edit</button>
      <button type="button" data-test-id="delete-assignment">Delete</button></div>
    ${facts(review)}
    ${(plan.type === "homework" || plan.type === "reading") && grading(review)}
    ${plan.type === "homework" && questions(review)}
    ${plan.type === "reading" && sections(review)}`;
}

function facts({ course, plan, template, periodId }) {
  const taking = takingOf(plan, periodId) ?? {};
  const date = (testId, label, moment) =>
    moment && html`<div><dt>${label}</dt><dd data-test-id="${testId}">${dateText(moment, course.timezone)}</dd></div>`;
  const { external_url: url } = plan.settings;
  return html`<dl class="dates card">
    <div><dt>Title</dt><dd data-test-id="assignment-name">${plan.title}</dd></div>
    ${plan.description && html`<div><dt>Note</dt><dd>${plan.description}</dd></div>`}
    ${url && html`<div><dt>URL</dt><dd>${url}</dd></div>`}
    ${template && html`<div><dt>Grading template</dt><dd data-test-id="grading-template-name">${template.name}</dd></div>`}
    ${date("open-date", "Open date", taking.opens_at)}${date("due-date", "Due date", taking.due_at)}
    ${plan.type !== "event" && date("close-date", "Close date", taking.closes_at)}</dl>`;
}

function grading({ course, plan, periodId }) {
  const count = takingOf(plan, periodId)?.ungraded_step_count ?? 0;
  return html`<section class="card review-block" data-test-id="grading-block"><h2>Grading</h2>
    <p>${count === 1 ? "1 answer is" : `${count} answers are`} waiting to be graded.</p>${gradeLink(course, plan, periodId)}</section>`;
}

function questions({ plan, exercises }) {
  const { exercises: chosen = [], exercises_count_dynamic: tutor = 0 } = plan.settings;
  return html`<section class="card review-block" data-test-id="questions-block"><h2>Questions assigned</h2>
    <ol class="selected-questions">${chosen.map(({ id, points }, index) => {
      const exercise = exercises.find((one) => one.id === id);
      const worth = points.reduce((sum, one) => sum + one, 0);
      return html`<li><h3>Question ${index + 1} <span class="muted">${exercise && kindOf(exercise)}, ${worth.toFixed(1)} points</span></h3>
        ${exercise && exerciseText(exercise)}</li>`;
    })}</ol>
    ${tutor > 0 && html`<p>Tutor adds ${tutor} more for each student.</p>`}</section>`;
}

function sections({ plan, chapters }) {
  const pages = pagesOf(chapters);
  return html`<section class="card review-block" data-test-id="questions-block"><h2>Sections assigned</h2>
    <ul>${(plan.settings.page_ids ?? []).map((id) => {
      const page = pages.find((one) => one.id === String(id));
      return html`<li>${page ? `${page.number} ${page.title}` : id}</li>`;
    })}</ul></section>`;
}

// The last tab of an assignment's review: the scores of a section, question by question.

import { put } from "../core/api.js";
import { html } from "../core/html.js";
import { droppedMark } from "./drop_dialog.js";
import { grantExtension } from "./extension_dialog.js";
import { takingOf } from "./plans.js";
import { NONE, percentText, pointsText } from "./scores.js";

// The section's table of scores. `part` is the section's part of GET /plans/:id/scores.
export function scores(review, part) {
  const { view } = review;
  const isPressed = (asPercent) => String(view.asPercent === asPercent);
  return html`<div data-test-id="scores">
    <div class="gradebook-tools"><label>Search <input type="search" data-test-id="search-by-name-input" value="${view.search}"></label>
      <span class="spacer"></span>
      ${part && actions(part)}
      <button type="button" data-shown="points" aria-label="Display as points" aria-pressed="${isPressed(false)}">#</button>
      <button type="button" data-shown="percent" aria-label="Display as percentage" aria-pressed="${isPressed(true)}">%</button></div>
    <div class="scores-table">${scoresTable(review, part)}</div></div>`;
}

function actions(part) {
  return html`<button type="button" class="grant-extension">Grant Extension</button>
    <button type="button" data-test-id="publish-scores" ${!part.grades_need_publishing && html`disabled`}>Publish scores</button>`;
}

export function scoresTable(review, part) {
  if (!part) return html`<p>This section does not have the assignment.</p>`;
  const { plan, course, view } = review;
  const headings = part.question_headings;
  const wanted = view.search.trim().toLowerCase();
  const rows = part.students.filter((one) => `${one.first_name} ${one.last_name}`.toLowerCase().includes(wanted));
  const extended = new Set(plan.extensions.map((one) => String(one.role_id)));
  return html`<div class="scrolling" tabindex="0" role="region" aria-label="Scores"><table>
    <thead><tr><th scope="col">Student Name</th><th scope="col">Total</th>${headings.map((heading) => headingCell(plan, heading))}</tr></thead>
    <tbody>${rows.map((student) => html`<tr class="${student.is_dropped ? "is-dropped" : ""}">
      <th scope="row"><a href="/course/${course.id}/task/${student.task_id}">${student.last_name}, ${student.first_name}</a>${student.is_dropped && " (dropped)"}
        ${student.is_late && html` <span class="mark" data-test-id="late-icon">late</span>`}
        ${extended.has(String(student.role_id)) && html` <span class="mark extended" role="img" aria-label="Extension">E</span>`}</th>
      <td>${view.asPercent ? percentText(student.total_fraction) : pointsText(student.total_points)}</td>
      ${headings.map((heading, index) => html`<td>${questionText(student.questions[index], heading, view)}</td>`)}</tr>`)}</tbody></table></div>`;
}

function headingCell(plan, heading) {
  const worth = heading.points === undefined ? null : html`<div class="muted">${pointsText(heading.points)}</div>`;
  return html`<th scope="col">${heading.title}<div class="muted">${heading.type}</div>${worth}
    ${droppedMark(plan, heading.question_ids[0])}</th>`;
}

function questionText(question, heading, view) {
  if (!question) return "";
  if (question.needs_grading) return "UG";
  if (question.points == null) return question.is_completed && heading.title === "Clicked" ? "Clicked" : NONE;
  const points = question.points - (question.late_work_point_penalty ?? 0);
  return view.asPercent && heading.points ? percentText(points / heading.points) : pointsText(points);
}

// Let the students of a section see what they were given; `onSaved` once they do.
export async function publishScores({ screen, plan, periodId }, { onSaved }) {
  await put(`/tasking_plans/${takingOf(plan, periodId).id}/grade`);
  screen.toast("published-scores-toast", "Scores successfully published");
  await onSaved();
}

export function listenToScores(review, { redraw, reload }) {
  const { screen, view } = review;
  const redrawTable = () => screen.drawPart(".scores-table", scoresTable(review, review.part()));
  screen.on("input", "[data-test-id='search-by-name-input']", (input) => {
    view.search = input.value;
    redrawTable();
  });
  screen.on("click", "[data-shown]", (button) => {
    view.asPercent = button.dataset.shown === "percent";
    return redraw();
  });
  screen.on("click", ".grant-extension", () => grantExtension(review, review.part(), { onSaved: reload }));
  screen.on("click", "[data-test-id='publish-scores']", () => publishScores(review, { onSaved: reload }));
}

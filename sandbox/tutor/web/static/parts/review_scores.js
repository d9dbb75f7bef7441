// The other tabs of an assignment's review: how far a section is, and its scores.

import { html } from "../core/html.js";
import { gradeLink } from "./review_details.js";
import { NONE, percentText, pointsText } from "./scores.js";

// How many of the section have done it. `stat` is the section's part of the plan's statistics.
export function overview({ course, plan, periodId }, stat) {
  if (!stat) return html`<div data-test-id="overview"><p>This section does not have the assignment.</p></div>`;
  const { total_count: total, complete_count: complete, partially_complete_count: partial } = stat;
  const numbers = [
    ["Complete", complete],
    ["In Progress", partial],
    ["Not Started", total - complete - partial],
  ];
  return html`<div class="card" data-test-id="overview"><h2>${stat.name}: ${total} ${total === 1 ? "student" : "students"}</h2>
    <dl class="counts">${numbers.map(([label, count]) => html`<div><dt>${label}</dt><dd>${count}</dd></div>`)}</dl>
    ${gradeLink(course, plan, periodId)}</div>`;
}

// The section's table of scores. `view`: search, asPercent. `part` is the section's part of GET /plans/:id/scores.
export function scores(part, view) {
  const isPressed = (asPercent) => String(view.asPercent === asPercent);
  return html`<div data-test-id="scores">
    <div class="gradebook-tools"><label>Search <input type="search" data-test-id="search-by-name-input" value="${view.search}"></label>
      <span class="spacer"></span>
      <button type="button" data-shown="points" aria-label="Display as points" aria-pressed="${isPressed(false)}">#</button>
      <button type="button" data-shown="percent" aria-label="Display as percentage" aria-pressed="${isPressed(true)}">%</button></div>
    <div class="scores-table">${scoresTable(part, view)}</div></div>`;
}

export function scoresTable(part, view) {
  if (!part) return html`<p>This section does not have the assignment.</p>`;
  const headings = part.question_headings;
  const wanted = view.search.trim().toLowerCase();
  const rows = part.students.filter((one) => `${one.first_name} ${one.last_name}`.toLowerCase().includes(wanted));
  return html`<div class="scrolling" tabindex="0" role="region" aria-label="Scores"><table>
    <thead><tr><th scope="col">Student Name</th><th scope="col">Total</th>
      ${headings.map((heading) => html`<th scope="col">${heading.title}<div class="muted">${heading.type}</div></th>`)}</tr></thead>
    <tbody>${rows.map((student) => html`<tr class="${student.is_dropped ? "is-dropped" : ""}">
      <th scope="row">${student.last_name}, ${student.first_name}${student.is_dropped && " (dropped)"}
        ${student.is_late && html` <span class="mark">late</span>`}</th>
      <td>${view.asPercent ? percentText(student.total_fraction) : pointsText(student.total_points)}</td>
      ${headings.map((_, index) => html`<td>${questionText(student.questions[index], headings[index], view)}</td>`)}</tr>`)}</tbody></table></div>`;
}

function questionText(question, heading, view) {
  if (!question) return "";
  if (question.needs_grading) return "UG";
  if (question.points == null) return question.is_completed && heading.title === "Clicked" ? "Clicked" : NONE;
  return view.asPercent && heading.points ? percentText(question.points / heading.points) : pointsText(question.points);
}

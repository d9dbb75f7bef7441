// A student's own scores.

import { get } from "../core/api.js";
import { html } from "../core/html.js";
import { dateText } from "../parts/plans.js";
import { earnedText, isLate, percentText, performancePath } from "../parts/scores.js";
import { onSort, sortHeading, sorted } from "../parts/sorting.js";

const COLUMNS = [
  ["title", "Assignment Name"],
  ["due", "Due date"],
  ["points", "Points scored"],
  ["share", "Percentage"],
];

export async function show(screen, params) {
  const course = screen.course(params.courseId);
  const [period] = await get(performancePath(course, "student"));
  const scores = { rows: rowsOf(period), sorting: { key: "", isDown: false } };
  screen.draw(html`<h1 data-test-id="page-title">Scores</h1>
    ${averages(period?.students[0] ?? {}, course)}
    <div class="own-scores">${table(scores)}</div>`);
  onSort(screen, scores.sorting, () => screen.drawPart(".own-scores", table(scores)));
}

// One row for each assignment that was given to the student.
function rowsOf(period) {
  const [student] = period?.students ?? [];
  return (period?.data_headings ?? [])
    .map((heading, index) => ({ heading, cell: student?.data[index] }))
    .filter((row) => row.cell)
    .map(({ heading, cell }) => ({
      title: heading.title,
      due: cell.due_at ?? heading.due_at,
      points: cell.published_points,
      share: cell.published_score,
      cell,
    }));
}

function averages(student, course) {
  const average = (label, share) => html`<p><strong>${label} Average:</strong> ${percentText(share)}</p>`;
  return html`<div class="own-averages card">
    ${average("Course", student.course_average)}${average("Homework", student.homework_score)}${average("Reading", student.reading_score)}
    <p class="muted">In the course average homework counts ${percentText(course.homework_weight)},
      reading ${percentText(course.reading_weight)}.</p></div>`;
}

function table({ rows, sorting }) {
  if (!rows.length) return html`<p>There are no scores yet.</p>`;
  const inOrder = sorting.key ? sorted(rows, sorting, (row, key) => row[key]) : rows;
  return html`<table><thead><tr>${COLUMNS.map(([key, label]) => sortHeading(key, label, sorting))}</tr></thead>
    <tbody>${inOrder.map((row) => html`<tr><td>${row.title}</td><td>${dateText(row.due)}</td>
      <td>${earnedText(row.cell)}${marks(row.cell)}</td><td>${percentText(row.share)}</td></tr>`)}</tbody></table>`;
}

function marks(cell) {
  return html`${isLate(cell) && html` <span class="mark" data-test-id="late-icon">late</span>`}
    ${cell.is_provisional_score && html` <span class="mark">provisional</span>`}`;
}

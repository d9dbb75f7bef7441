// The teacher's table of scores of a section: students by rows, assignments by columns.

import { html } from "../core/html.js";
import { dateText } from "./plans.js";
import { NONE, cellText, percentText } from "./scores.js";
import { sortHeading, sorted } from "./sorting.js";

const AVERAGES = [
  ["course_average", "Course"],
  ["homework_score", "Homework"],
  ["reading_score", "Reading"],
];
const TYPES = ["homework", "reading", "external"];

// Indexes of the assignments in the order of columns: as told, or by type.
function columns(period, byType) {
  const indexes = period.data_headings.map((_, index) => index);
  const place = (index) => TYPES.indexOf(period.data_headings[index].type);
  return byType ? indexes.sort((one, other) => place(one) - place(other)) : indexes;
}

function valueOf(student, key) {
  if (key === "name") return `${student.last_name ?? ""}, ${student.first_name ?? ""}`.toLowerCase();
  if (!/^\d+$/.test(key)) return student[key];
  const cell = student.data[key];
  return cell && (cell.type === "external" ? cell.progress : cell.published_score);
}

function rowsOf(period, view) {
  const wanted = view.search.trim().toLowerCase();
  const shown = period.students.filter(
    (student) => (view.showsDropped || !student.is_dropped) && student.name.toLowerCase().includes(wanted),
  );
  return sorted(shown, view.sorting, valueOf);
}

function head(period, order, view, zone) {
  const averages = html`<div class="averages">${AVERAGES.map(([, label]) => html`<div>${label}</div>`)}</div>`;
  const sorting = view.sorting;
  const isByName = sorting.key === "name" && (sorting.isDown ? "descending" : "ascending");
  return html`<tr><th scope="col" class="student-column" aria-sort="${isByName || "none"}"><div class="student-line">
      <div data-test-id="student-name-heading"><button type="button" class="sort-button" id="sort-name" data-sort="name">Student Name</button></div>
      ${averages}</div></th>
    ${order.map((index) => {
      const { title, due_at: due } = period.data_headings[index];
      return sortHeading(String(index), title, sorting, { more: html`<div class="due">${dateText(due, zone)}</div>` });
    })}</tr>`;
}

function studentRow(student, order, view) {
  return html`<tr class="${student.is_dropped ? "is-dropped" : ""}"><th scope="row" class="student-column"><div class="student-line">
      <div data-test-id="student-name">${student.last_name}, ${student.first_name}${student.is_dropped && " (dropped)"}</div>
      <div class="averages">${AVERAGES.map(([key]) => html`<div>${percentText(student[key])}</div>`)}</div></div></th>
    ${order.map((index) => html`<td class="${student.data[index]?.is_provisional_score ? "is-provisional" : ""}">${cellText(student.data[index], view.asPoints)}</td>`)}</tr>`;
}

function averageRow(period, order) {
  const overall = [period.overall_course_average, period.overall_homework_score, period.overall_reading_score];
  return html`<tr class="class-average"><th scope="row" class="student-column"><div class="student-line"><div>Class Average</div>
      <div class="averages">${overall.map((share) => html`<div>${percentText(share)}</div>`)}</div></div></th>
    ${order.map((index) => {
      const text = percentText(period.data_headings[index].average_score);
      return html`<td>${text === NONE ? "n/a" : text}</td>`;
    })}</tr>`;
}

// `view`: asPoints, byType, showsDropped, search, sorting.
export function gradebookTable(period, view, zone) {
  const order = columns(period, view.byType);
  const rows = rowsOf(period, view);
  const nobody = view.search ? "No student has this name." : "No students are in this section.";
  return html`<div class="scrolling" tabindex="0" role="region" aria-label="Scores">
    <table class="gradebook"><thead>${head(period, order, view, zone)}</thead>
    <tbody>${averageRow(period, order)}${rows.map((student) => studentRow(student, order, view))}
      ${!rows.length && html`<tr><td colspan="${order.length + 1}">${nobody}</td></tr>`}</tbody></table></div>
    ${!order.length && html`<p data-test-id="gb-no-assignments-message">No assignments have been published in this section yet.</p>`}`;
}

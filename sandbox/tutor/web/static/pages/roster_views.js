// What the roster looks like.

import { html } from "../core/html.js";
import { tabList, tabPanel } from "../parts/tabs.js";

export function page({ course, roster, tab }, sections) {
  const dropped = roster.students.filter((student) => !student.is_active);
  return html`<div class="roster"><h1 data-test-id="page-title">Course roster</h1>
    ${teachers(roster)}
    <div class="page-head"><h2>Students</h2>
      <button type="button" class="add-period" id="add-period">Add Section</button></div>
    ${sections.length ? students(course, roster, sections, tab) : html`<p>Please add at least one section.</p>`}
    ${dropped.length ? droppedStudents(dropped) : null}</div>`;
}

function teachers({ teachers: members }) {
  return html`<div class="page-head"><h2>Instructors</h2>
      <button type="button" class="add-teacher" id="add-teacher">Add Instructor</button></div>
    <table class="teachers-table" aria-label="Instructors">${head("First name", "Last name", "Actions")}
      <tbody>${members.map((teacher) => html`<tr data-teacher-id="${teacher.id}">
        <td>${teacher.first_name}</td><td>${teacher.last_name}</td>
        <td><button type="button" class="link remove-teacher" id="remove-teacher-${teacher.id}">Remove</button></td>
      </tr>`)}</tbody></table>`;
}

function head(...names) {
  return html`<thead><tr>${names.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>`;
}

function students(course, roster, sections, tab) {
  const section = sections[tab];
  const members = roster.students.filter((one) => one.is_active && one.period_id === section.id);
  const content = html`<div class="section-actions">
      <button type="button" class="link rename-period" id="rename-period">Rename Section</button>
      ${members.length ? null : html`<button type="button" class="link delete-period" id="delete-period">Delete Section</button>`}
    </div>
    ${members.length ? studentTable(members, sections.length > 1) : emptySection(course)}`;
  return html`${tabList(sections.map((one) => one.name), tab, { label: "Sections", group: "section" })}
    ${tabPanel(content, tab, { group: "section" })}`;
}

function studentTable(members, canMove) {
  return html`<table class="roster-table" aria-label="Students of this section">
    ${head("First name", "Last name", "Student ID", "Actions")}
    <tbody>${members.map((student) => html`<tr data-student-id="${student.id}">
      <td>${student.first_name}</td><td>${student.last_name}</td>
      <td><button type="button" class="link identifier" id="identifier-${student.id}"
        aria-label="Student ID ${student.student_identifier ?? "not given"}, edit"
        >${student.student_identifier} <span aria-hidden="true">✎</span></button></td>
      <td class="actions">${canMove
        ? html`<button type="button" class="link change-section" id="move-${student.id}">Change Section</button>`
        : null}
        <button type="button" class="link drop-student" id="drop-${student.id}">Drop</button></td></tr>`)}</tbody></table>`;
}

function emptySection({ id }) {
  return html`<p class="empty-section">No students have joined this section yet. They join by its link:
    <a href="/course/${id}/settings?tab=0">Manage student access</a></p>`;
}

function droppedStudents(members) {
  return html`<section class="dropped-students"><h2>Dropped Students</h2>
    <table aria-label="Dropped students">${head("First name", "Last name", "Student ID", "Actions")}
      <tbody>${members.map((student) => html`<tr data-student-id="${student.id}">
        <td>${student.first_name}</td><td>${student.last_name}</td><td>${student.student_identifier}</td>
        <td class="actions"><button type="button" class="link undrop-student" id="undrop-${student.id}"
          >Add Back to Active Roster</button></td></tr>`)}</tbody></table></section>`;
}

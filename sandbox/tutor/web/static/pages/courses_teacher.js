// My Courses as a teacher sees it: a block of tabs for each subject, with the courses made of it.

import { put } from "../core/api.js";
import { isTeacherOf } from "../core/bar.js";
import { html } from "../core/html.js";
import { menu } from "../core/menus.js";
import { now } from "../core/time.js";
import { onTabs, tabList, tabPanel } from "../parts/tabs.js";
import { termOf } from "../parts/terms_of_year.js";
import { listenToSubjects, subjectButtons, subjectChoice } from "./courses_subjects.js";

const TABS = ["Current", "Past", "Resources"];

export function show(screen) {
  const state = { tabs: new Map(), isManaging: false };
  const redraw = () => screen.draw(page(screen.boot, state));
  redraw();
  screen.on("click", "[data-test-id='dashboard-settings-btn']", () => {
    state.isManaging = !state.isManaging;
    redraw();
  });
  onTabs(screen, (index, group) => {
    state.tabs.set(group, index);
    redraw();
  });
  listenToSubjects(screen, {
    shown: () => subjects(screen.boot).map((offering) => offering.id),
    keep: async (ids) => {
      screen.boot.ui_settings = { ...screen.boot.ui_settings, subjects: ids };
      redraw();
      await put("/user/ui_settings", { ui_settings: screen.boot.ui_settings });
    },
  });
}

const hasEnded = (course) => Date.parse(course.ends_at) < now();
const isOf = (offering) => (course) => course.offering_id === offering.id;

// The subjects to show: those kept in their order, then those with a course that is not among them.
function subjects({ offerings, courses, ui_settings: { subjects: kept = [] } }) {
  const shown = offerings.filter((one) => kept.includes(one.id) || courses.some(isOf(one)));
  const place = (one) => (kept.includes(one.id) ? kept.indexOf(one.id) : kept.length);
  return shown.sort((one, other) => place(one) - place(other));
}

function page(boot, state) {
  const shown = subjects(boot);
  return html`<div class="my-courses" data-test-id="my-courses">
    <div class="page-head"><h2 data-test-id="existing-teacher-screen">My Courses</h2>
      ${state.isManaging ? subjectChoice(boot.offerings, shown) : null}
      <button type="button" data-test-id="dashboard-settings-btn" aria-pressed="${String(state.isManaging)}"
        >${state.isManaging ? "Exit settings" : "Manage subjects"}</button></div>
    ${shown.map((offering) => block(boot, offering, state))}</div>`;
}

function block(boot, offering, state) {
  const courses = boot.courses.filter(isOf(offering));
  const group = `offering-${offering.id}`;
  const chosen = state.tabs.get(group) ?? 0;
  const panels = [() => currentPanel(courses, offering), () => pastPanel(courses), () => resources(boot)];
  return html`<section class="offering-container card" data-test-id="offering-container"
    data-offering-id="${offering.id}"><div class="page-head"><h3>${offering.title}</h3>
      ${state.isManaging ? subjectButtons(offering, { isUsed: courses.length > 0 }) : null}</div>
    ${tabList(TABS, chosen, { label: offering.title, group })}
    ${tabPanel(panels[chosen](), chosen, { group })}</section>`;
}

function currentPanel(courses, offering) {
  const current = courses.filter((course) => !hasEnded(course));
  return html`<div class="my-courses-grid">${current.filter((course) => !course.is_preview).map(card)}
    ${current.filter((course) => course.is_preview).map(previewCard)}
    <a class="create-course-tile" data-test-id="create-course" href="/new-course/offering/${offering.id}"
      ><span aria-hidden="true">+</span> Create a course</a></div>`;
}

function pastPanel(courses) {
  const past = courses.filter(hasEnded);
  return past.length ? html`<div class="my-courses-grid">${past.map(card)}</div>` : html`<p>No past courses.</p>`;
}

function resources(boot) {
  const link = (testId, label) =>
    html`<li><a ${testId && html`data-test-id="${testId}"`} href="${boot.osweb_base_url}" target="_blank" rel="noreferrer">${label}</a></li>`;
  return html`<ul>${link("getting-started-guide", "Getting Started Guide")}
    ${link("getting-started-video", "Getting Started Video")}
    ${link(null, "Instructor Resources")}</ul>`;
}

function card(course) {
  const students = course.periods
    .filter((period) => !period.is_archived)
    .reduce((sum, period) => sum + (period.num_enrolled_students ?? 0), 0);
  return html`<div class="course-card" data-test-id="course-card" data-appearance="${course.appearance_code}">
    <div data-test-id="course-card-${course.id}">
      <div><a class="course-card-name" href="/course/${course.id}">${course.name}</a></div>
      <div>${termOf(course)}</div>
      ${isTeacherOf(course)
        ? html`<div><a href="/course/${course.id}/roster">${students} ${students === 1 ? "student" : "students"} enrolled</a></div>`
        : null}</div>
    ${isTeacherOf(course) ? actions(course) : null}</div>`;
}

function previewCard({ id, name }) {
  return html`<div data-test-id="preview-course-card"><div class="course-card" data-test-id="preview-course-card">
    <a data-test-id="preview-course-item-title" href="/course/${id}">${name}</a><div>Preview</div></div></div>`;
}

function actions({ id, name }) {
  const entry = (word, path, text) =>
    html`<a data-test-id="course-card-item-actions-${word}-${id}" href="${path}">${text}</a>`;
  const items = [
    entry("course-settings", `/course/${id}/settings?tab=1`, "Course settings"),
    entry("create-course", `/new-course/${id}`, "Copy this course"),
  ];
  const testId = `course-card-item-actions-${id}`;
  return menu("⋮", items, { id: testId, label: `Actions for ${name}`, testId, className: "course-card-actions" });
}

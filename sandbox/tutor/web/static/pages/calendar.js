// The teacher's calendar: a month of assignments on the days they are due, and the ways to add one.

import { get } from "../core/api.js";
import { isTeacherOf } from "../core/bar.js";
import { html } from "../core/html.js";
import { dayOf, now } from "../core/time.js";
import { dayText, monthAt, monthTable, weeksOf } from "../parts/month.js";
import { showPlan } from "../parts/plan_dialog.js";
import { KINDS, activePeriods, monthPath } from "../parts/plans.js";

const JOB_PAUSE = 10_000; // milliseconds between two looks at a publishing job
const JOB_LOOKS = 60;

export async function show(screen, params) {
  const course = screen.course(params.courseId);
  if (!isTeacherOf(course)) {
    screen.go(`/course/${course.id}`, { replace: true });
    return;
  }
  const today = dayOf(now(), course.timezone);
  const day = /^\d{4}-\d\d-\d\d$/.test(params.date) ? params.date : today;
  const [plans, past] = await Promise.all([plansOf(course, day), pastPlansOf(course)]);
  const calendar = { screen, course, today, day, plans, past };
  draw(calendar);
  listen(calendar);
  followJobs(calendar);
  const asked = calendar.plans.find((plan) => plan.id === params.planId && plan.is_published);
  if (asked) await openPlan(calendar, asked);
}

async function plansOf(course, day) {
  const days = weeksOf(day).flat();
  const span = new URLSearchParams({ start_at: `${days[0]}T00:00:00`, end_at: `${days.at(-1)}T23:59:59` });
  return (await get(`/courses/${course.id}/dashboard?${span}`)).plans;
}

// The assignments of the course that this one is a copy of: they can be given again.
async function pastPlansOf(course) {
  return course.cloned_from_id ? (await get(`/courses/${course.cloned_from_id}/plans`)).items : [];
}

function draw({ screen, course, today, day, plans, past }) {
  const lastDay = dayOf(course.ends_at, course.timezone);
  const control = (name, label, months) => html`<a class="calendar-header-control btn ${name}" aria-label="${label}"
    href="${monthPath(course, monthAt(day, months))}">${months < 0 ? "‹" : "›"}</a>`;
  screen.draw(html`<h1 data-test-id="page-title">${course.name}</h1>
    ${!activePeriods(course).length && html`<p role="alert">Please add at least one section to this course in the
      <a href="/course/${course.id}/roster">course roster</a>.</p>`}
    ${toolbar(course)}
    <div class="calendar-body">${sidebar(course, past)}
      <section class="calendar-month" data-tour-region-id="teacher-calendar" aria-labelledby="month-label">
        <div class="calendar-header">${control("previous", "Previous month", -1)}
          <h2 class="calendar-header-label" id="month-label">${dayText(day, { month: "long", year: "numeric" })}</h2>
          ${control("next", "Next month", 1)}</div>
        ${monthTable(day, { course, plans, today, lastDay })}
      </section></div>`);
}

function toolbar(course) {
  return html`<div class="calendar-tools">
    <button type="button" class="sidebar-toggle primary" aria-expanded="false" aria-controls="add-assignment">Add Assignment</button>
    <span class="spacer"></span>
    <a class="btn" href="/book/${course.id}">Browse the Book</a>
    <a class="btn" href="/course/${course.id}/questions">Question Library</a>
    <a class="btn" href="/course/${course.id}/gradebook">Gradebook</a>
    <a class="btn" href="/course/${course.id}/guide">Performance Forecast</a></div>`;
}

function addLinks(course, due) {
  const query = due ? `?due_at=${due}` : "";
  return KINDS.map(
    ([kind, label]) => html`<li><a class="new-task" draggable="true" data-new="${kind}/new"
      href="/course/${course.id}/assignment/edit/${kind}/new${query}">Add ${due ? label.toLowerCase() : label}</a></li>`,
  );
}

function templatesLink(course) {
  return html`<li><a data-test-id="grading-template-link" href="/course/${course.id}/grading-templates">Grading Templates</a></li>`;
}

function pastPlans(course, past) {
  return html`<section class="past-assignments"><h2>Copied</h2><ul>${past.map(
    (plan) => html`<li><a class="new-task ${plan.type}" draggable="true" data-new="clone/${plan.id}"
      href="/course/${course.id}/assignment/edit/clone/${plan.id}">${plan.title}</a></li>`,
  )}</ul></section>`;
}

function sidebar(course, past) {
  return html`<aside class="add-assignment-sidebar" id="add-assignment" aria-label="Add assignment">
    <ul>${addLinks(course, null)}${templatesLink(course)}</ul>
    ${past.length > 0 && pastPlans(course, past)}</aside>`;
}

function listen(calendar) {
  const { screen, course } = calendar;
  screen.on("click", ".sidebar-toggle", (button) => {
    const isOpen = screen.find(".add-assignment-sidebar").classList.toggle("is-open");
    button.setAttribute("aria-expanded", String(isOpen));
  });
  screen.on("click", "[data-plan]", (button) =>
    openPlan(calendar, calendar.plans.find((plan) => plan.id === button.dataset.plan)),
  );
  screen.on("click", ".day[data-can-add]", (cell, event) => {
    if (event.target.closest(".plan")) return;
    const body = html`<ul class="add-menu">${addLinks(course, cell.dataset.day)}${templatesLink(course)}</ul>`;
    const label = `Add on ${dayText(cell.dataset.day, { month: "long", day: "numeric" })}`;
    screen.popover(cell.querySelector("button"), body, { id: "add-on-day", label });
  });
  listenToDragging(screen, course);
}

// An entry of the sidebar dropped on a day is a new assignment due that day.
function listenToDragging(screen, course) {
  let dragged = null;
  screen.on("dragstart", ".new-task", (entry) => (dragged = entry.dataset.new));
  screen.on("dragover", ".day[data-can-add]", (_, event) => dragged && event.preventDefault());
  screen.on("drop", ".day[data-can-add]", (cell, event) => {
    event.preventDefault();
    if (dragged) screen.go(`/course/${course.id}/assignment/edit/${dragged}?due_at=${cell.dataset.day}`);
  });
}

async function openPlan({ screen, course, day }, plan) {
  const path = monthPath(course, day);
  history.replaceState({}, "", `${path}/plan/${plan.id}`);
  await showPlan(screen, course, plan, { onClose: () => history.replaceState({}, "", path) });
}

// Look at the jobs of assignments that are being published, and draw the month anew when one is over.
function followJobs(calendar) {
  let looks = 0;
  calendar.screen.every(JOB_PAUSE, async () => {
    const pending = calendar.plans.filter((plan) => plan.is_publishing && plan.publish_job_url);
    if (!pending.length || looks >= JOB_LOOKS) return;
    looks += 1;
    const jobs = await Promise.all(pending.map((plan) => get(plan.publish_job_url.replace(/^\/api/, ""))));
    if (!jobs.some((job) => !["queued", "started"].includes(job.status))) return;
    calendar.plans = await plansOf(calendar.course, calendar.day);
    draw(calendar);
  });
}

// Enrolling: the code is tried at once, and what comes of it is told in one dialog.

import { get, post, put } from "../core/api.js";
import { html } from "../core/html.js";
import { askToAgree } from "../core/terms.js";
import { choose, form, refusal } from "./enroll_views.js";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export async function show(screen, { code }) {
  screen.draw(html``);
  const dialog = screen.dialog("Enroll", html`<p class="loading-animation" role="status">Loading…</p>`, {
    className: "course-enroll",
    onClose: () => screen.go("/courses"),
  });
  const tell = (title, body) => {
    dialog.element.querySelector(".modal-title").textContent = title;
    dialog.element.querySelector(".modal-body").innerHTML = body.toString();
    dialog.element.querySelector("input, [data-first]")?.focus();
  };
  const visit = { screen, tell, change: null };
  listen(visit, dialog);
  await attempt(visit, () => (UUID.test(code) ? fromLms(visit, code) : fromLink(visit, code)));
}

// Everything that the API refuses is told in the dialog, and nothing else.
async function attempt(visit, act) {
  try {
    await act();
  } catch (error) {
    if (error.status === undefined) throw error;
    if (error.with("already_enrolled")) return goToCourse(visit, null);
    visit.tell(...refusal(error, visit.screen.boot));
  }
}

function listen(visit, dialog) {
  dialog.on("submit", "form.join", (element, event) => {
    event.preventDefault();
    return attempt(visit, () => approve(visit, element.elements[0].value.trim()));
  });
  dialog.on("click", ".add-later", () => attempt(visit, () => approve(visit, "")));
  dialog.on("click", "[data-code]", (choice) => visit.tell(...choose(visit.choices, choice.dataset.code)));
  dialog.on("submit", "form.choose", (element, event) => {
    event.preventDefault();
    return attempt(visit, () => ask(visit, element.dataset.chosen));
  });
}

// A code from a teacher's link.
async function fromLink(visit, code) {
  const change = await request(code);
  // Students of a course that lives in an LMS come from there.
  if (change.to.course.is_lms_enabled) return visit.tell("Sorry, this enrollment link isn’t valid", html`
    <p>Open the course from your school’s learning management system.</p>`);
  offer(visit, change);
}

// The course's own uuid: the student comes from an LMS, and the section is still to be chosen.
async function fromLms(visit, uuid) {
  visit.choices = await get(`/enrollment/${encodeURIComponent(uuid)}/choices`);
  if (!visit.choices.is_lms_enabled) return visit.tell("Sorry, you need an enrollment link", html`
    <p>Ask your instructor for the enrollment link of your section.</p>`);
  const { periods } = visit.choices;
  if (periods.length === 1) return ask(visit, periods[0].enrollment_code);
  visit.tell(...choose(visit.choices, null));
}

const request = (code) => post("/enrollment", { enrollment_code: code });

async function ask(visit, code) {
  offer(visit, await request(code));
}

function offer(visit, change) {
  visit.change = change;
  visit.tell(...form(change));
}

async function approve(visit, identifier) {
  const { change } = visit;
  if (visit.isSending) return;
  visit.isSending = true;
  try {
    await put(`/enrollment/${change.id}/approve`, { student_identifier: identifier });
  } finally {
    visit.isSending = false;
  }
  await goToCourse(visit, change.to.course.id);
}

// To the course, or to My Courses when it cannot be told which; a school may have terms of its own to agree to.
async function goToCourse({ screen }, courseId) {
  const [, terms] = await Promise.all([screen.refreshCourses(), get("/terms")]);
  await askToAgree(screen, terms);
  screen.go(courseId ? `/course/${courseId}` : "/courses", { replace: true });
}

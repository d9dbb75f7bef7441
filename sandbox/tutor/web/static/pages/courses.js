// My Courses: which form of it this person sees, and the student's form.

import { isTeacherOf } from "../core/bar.js";
import { html } from "../core/html.js";
import { now } from "../core/time.js";
import { termOf } from "../parts/terms_of_year.js";

const DAYS_OF_PATIENCE = 2; // a teacher's account this young may still be under review

export async function show(screen, params, query) {
  const { user } = screen.boot;
  if (location.pathname.startsWith("/non-allowed-instructors")) return drawRefusal(screen);
  if (user.can_create_courses) {
    const page = await import(screen.boot.courses.length ? "./courses_teacher.js" : "./courses_new_teacher.js");
    return page.show(screen, params, query);
  }
  await screen.refreshCourses();
  const { courses } = screen.boot;
  if (!courses.length) return showNobody(screen, user);
  const active = courses.filter((course) => course.is_active);
  if (active.length === 1 && !courses.some(isTeacherOf)) {
    return screen.go(`/course/${active[0].id}`, { replace: true });
  }
  return drawLists(screen, courses);
}

// Somebody without a course: a teacher under review, a teacher who was refused, or nobody's student.
function showNobody(screen, user) {
  if (user.self_reported_role !== "instructor") return drawNothing(screen);
  const days = (now() - Date.parse(user.created_at)) / 86_400_000;
  if (user.faculty_status !== "rejected_faculty" && days <= DAYS_OF_PATIENCE) return drawPending(screen);
  return screen.go("/non-allowed-instructors", { replace: true });
}

function drawLists(screen, courses) {
  const hasEnded = (course) => Date.parse(course.ends_at) < now();
  const past = courses.filter(hasEnded);
  const current = courses.filter((course) => !hasEnded(course));
  screen.draw(html`<div class="my-courses" data-test-id="my-courses">
    <section class="my-courses-current" data-test-id="current-courses"><h1>Current Courses</h1>
      ${current.length ? null : html`<p>There are no current courses.</p>`}
      <div class="my-courses-grid">${current.map(card)}</div></section>
    ${past.length ? html`<section class="my-courses-past"><h2>Past Courses</h2>
      <div class="my-courses-grid">${past.map(card)}</div></section>` : null}
  </div>`);
}

function card(course) {
  return html`<div class="my-courses-item card" data-test-id="course-card" data-title="${course.name}"
    data-book-title="${course.salesforce_book_name}" data-appearance="${course.appearance_code}"
    data-is-preview="${String(course.is_preview)}" data-term="${termOf(course)}">
    <p class="my-courses-item-title"><a href="/course/${course.id}">${course.name}</a></p>
    <p class="my-courses-item-term"><a href="/course/${course.id}" aria-label="${course.name}, ${termOf(course)}"
      >${termOf(course)}</a></p></div>`;
}

function drawNothing(screen) {
  screen.draw(html`<div class="my-courses card" data-test-id="my-courses">
    <h1>We cannot find an OpenStax course associated with your account.</h1>
    <p>Ask your instructor for the enrollment link of your course and open it.
      <a href="${screen.boot.osweb_base_url}" target="_blank" rel="noreferrer">Get help</a></p></div>`);
}

function drawPending(screen) {
  screen.draw(html`<div class="my-courses card" data-test-id="pending-verification">
    <h1>Pending faculty verification</h1>
    <p>We are making sure that you are an instructor. You can create courses as soon as that is done.</p></div>`);
}

function drawRefusal(screen) {
  screen.draw(html`<div class="my-courses card" data-test-id="non-allowed-instructors">
    <h1>Thanks for your interest</h1>
    <p>OpenStax Tutor is for instructors of schools that it is open to; your account is not one of theirs.
      <a href="${screen.boot.osweb_base_url}" target="_blank" rel="noreferrer">Get help</a></p></div>`);
}

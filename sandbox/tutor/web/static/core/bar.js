// The bar on top of every page: the way home, help, the course's menu, the account.

import { html } from "./html.js";

const TEACHER = [
  ["myCourses", "My Courses", () => "/courses"],
  ["dashboard", "Dashboard", (id) => `/course/${id}`],
  ["browseBook", "Browse the Book", (id) => `/book/${id}`],
  ["viewPerformanceGuide", "Performance Forecast", (id) => `/course/${id}/guide`],
  ["viewQuestionsLibrary", "Question Library", (id) => `/course/${id}/questions`],
  ["viewGradebook", "Gradebook", (id) => `/course/${id}/gradebook`],
  ["courseSettings", "Course Settings", (id) => `/course/${id}/settings`],
  ["courseRoster", "Course Roster", (id) => `/course/${id}/roster`],
];
const STUDENT = [
  ["myCourses", "My Courses", () => "/courses"],
  ["dashboard", "Dashboard", (id) => `/course/${id}`],
  ["browseBook", "Browse the Book", (id) => `/book/${id}`],
  ["viewGradebook", "Scores", (id) => `/course/${id}/gradebook`],
  ["viewPerformanceGuide", "Performance Forecast", (id) => `/course/${id}/guide`],
  ["changeStudentId", "Change Student ID", (id) => `/course/${id}/change-student-id`],
];
const ELSEWHERE = [["myCourses", "My Courses", () => "/courses"]];

export function isTeacherOf(course) {
  return Boolean(course?.roles.some((role) => role.type === "teacher"));
}

// Draw the bar for this person, in this course or in none.
export function drawBar(place, boot, course) {
  const token = document.querySelector("meta[name='csrf-token']").content;
  const entries = course ? (isTeacherOf(course) ? TEACHER : STUDENT) : ELSEWHERE;
  const { user } = boot;
  const initials = (user.first_name?.[0] ?? "") + (user.last_name?.[0] ?? "");
  place.innerHTML = html`<header class="tutor-top-navbar">
    <nav aria-label="Main">
      <a class="brand" href="/courses" aria-label="dashboard">Tutor</a>
      ${course ? html`<span class="course-name">${course.name}</span>` : null}
      <span class="spacer"></span>
      <details class="menu"><summary id="actions-menu" aria-label="Menu and settings">Menu</summary>
        <ul>${entries.map(([item, label, path]) => html`<li><a data-item="${item}" href="${path(course?.id)}">${label}</a></li>`)}
          ${!course && user.can_create_courses ? html`<li><a data-item="createNewCourse" href="/new-course">Create a Course</a></li>` : null}
        </ul></details>
      <details class="menu"><summary id="user-menu" aria-label="Account settings" data-username="${user.username}">${initials || "·"}</summary>
        <ul><li><a href="${boot.accounts_profile_url}">My Account</a></li>
          <li class="logout"><form action="/accounts/logout" method="post">
            <input type="hidden" name="_method" value="delete">
            <input type="hidden" name="authenticity_token" value="${token}">
            <button type="submit">Log out</button></form></li></ul></details>
    </nav></header>`.toString();
}

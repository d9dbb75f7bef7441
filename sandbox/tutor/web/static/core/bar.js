// The bar on top of every page: the way home, help, the course's menu, the account.

import { html } from "./html.js";
import { menu } from "./menus.js";

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
const CREATOR = [
  ["cloneCourse", "Copy this Course", (id) => `/new-course/${id}`],
  ["createNewCourse", "Create a Course", () => "/new-course"],
];
const STUDENT = [
  ["myCourses", "My Courses", () => "/courses"],
  ["dashboard", "Dashboard", (id) => `/course/${id}`],
  ["browseBook", "Browse the Book", (id) => `/book/${id}`],
  ["viewGradebook", "Scores", (id) => `/course/${id}/gradebook`],
  ["practiceQuestions", "My Practice Questions", (id) => `/course/${id}/practice-questions`],
  ["viewPerformanceGuide", "Performance Forecast", (id) => `/course/${id}/guide`],
  ["changeStudentId", "Change Student ID", (id) => `/course/${id}/change-student-id`],
];

const PAYMENTS = ["managePayments", "Manage Payments", () => "/payments"];
// For the site's own people, by what their accounts say.
const CONSOLES = [
  ["is_admin", ["admin", "Admin", () => "/admin"]],
  ["is_customer_service", ["customer_service", "Customer Service", () => "/customer_service"]],
  ["is_content_analyst", ["viewContentAnalystConsole", "Content Analyst", () => "/content_analyst"]],
  ["is_content_analyst", ["viewQADashboard", "QA Dashboard", () => "/qa"]],
];

export function isTeacherOf(course) {
  return Boolean(course?.roles.some((role) => role.type === "teacher"));
}

// The menu's entries for this person, in this course or in none.
function entriesFor(user, course) {
  if (course && !isTeacherOf(course)) return course.does_cost ? [...STUDENT, PAYMENTS] : STUDENT;
  const own = course ? TEACHER : TEACHER.slice(0, 1);
  if (!user.can_create_courses) return own;
  return [...own, ...(course ? CREATOR : CREATOR.slice(1))];
}

function helpMenu(boot, course) {
  const statement = course ? `/accessibility-statement/${course.id}` : "/accessibility-statement";
  const elsewhere = (label, className) =>
    html`<a class="${className}" href="${boot.osweb_base_url}" target="_blank" rel="noreferrer">${label}</a>`;
  const items = [
    elsewhere("Help Articles", "help-articles"),
    elsewhere("Getting Started Guide", "support-document-link"),
    html`<a href="${statement}">Accessibility Statement</a>`,
  ];
  return menu("Help", items, { id: "support-menu", label: "Page tips and support" });
}

function accountMenu(boot) {
  const { user } = boot;
  const token = document.querySelector("meta[name='csrf-token']").content;
  const initials = [user.first_name, user.last_name].map((name) => [...(name ?? "")][0] ?? "").join("");
  return html`<div class="menu">
    <button type="button" id="user-menu" data-menu aria-label="Account settings" aria-expanded="false"
      aria-controls="user-menu-list" data-username="${user.username}">${initials || "·"}</button>
    <ul class="dropdown-menu" id="user-menu-list" hidden>
      <li><a href="${boot.accounts_profile_url}" data-reload>My Account</a></li>
      <li class="logout"><form action="/accounts/logout" method="post">
        <input type="hidden" name="_method" value="delete">
        <input type="hidden" name="authenticity_token" value="${token}">
        <button type="submit">Log out</button></form></li></ul></div>`;
}

// Draw the bar for this person, in this course or in none.
export function drawBar(place, boot, course) {
  const consoles = CONSOLES.filter(([flag]) => boot.user[flag]).map(([, entry]) => entry);
  const items = [...entriesFor(boot.user, course), ...consoles].map(
    ([item, label, path]) => html`<a data-item="${item}" href="${path(course?.id)}">${label}</a>`,
  );
  place.innerHTML = html`<header class="tutor-top-navbar">
    <nav aria-label="Main">
      <a class="brand" href="/courses" aria-label="dashboard">Tutor</a>
      ${course ? html`<span class="course-name">${course.name}</span>` : null}
      <span class="spacer"></span>
      ${helpMenu(boot, course)}
      ${menu("Menu", items, { id: "actions-menu", label: "Menu and settings" })}
      ${accountMenu(boot)}
    </nav></header>`.toString();
}

// How students get into the course: by links, or from the school's learning management system.

import { get, put } from "../core/api.js";
import { html } from "../core/html.js";

// What is chosen; a course that has students without a choice having been made goes by links.
function usesLms({ is_lms_enabling_allowed: isAllowed, is_lms_enabled: isChosen, is_access_switchable: isOpen }) {
  if (!isAllowed) return false;
  return isChosen ?? (isOpen ? null : false);
}

export function access({ course, lms }) {
  const chosen = usesLms(course);
  return html`${course.is_lms_enabling_allowed ? choices(course, chosen) : null}
    ${chosen === false ? links(course) : null} ${chosen && lms ? keys(lms) : null}`;
}

function choices({ is_access_switchable: isOpen }, chosen) {
  const choice = (className, value, text) => html`<button type="button" id="access-${className}"
    class="choice ${className} ${value === chosen ? "selected" : ""}" data-lms="${String(value)}"
    aria-pressed="${String(value === chosen)}" ${!isOpen && value !== chosen && html`disabled`}>${text}</button>`;
  return html`<p>${isOpen
      ? "Choose how students get into the course. The choice is fixed as soon as the first student is in."
      : "Students are in the course, so this choice is fixed."}</p>
    <div class="choices" role="group" aria-label="Student access">
      ${choice("links", false, "Give students direct links")}
      ${choice("lms", true, "Integrate with your learning management system (LMS)")}</div>`;
}

function links({ periods }) {
  return html`<h2>Enrollment links</h2><p>Give the students of each section its link.</p>
    ${periods.filter((period) => !period.is_archived).map(
      (period) => html`<p><label>${period.name}
        <input class="copy-link" readonly value="${period.enrollment_url}"></label></p>`,
    )}`;
}

function keys({ key, secret, configuration_url: configuration, launch_url: launch }) {
  const field = (label, value) =>
    html`<p><label>${label} <input class="copy-link" readonly value="${value}"></label></p>`;
  return html`<h2>Your LMS</h2><p>Enter these into your learning management system.</p>
    ${field("Consumer key", key)} ${field("Shared secret", secret)}
    ${field("Configuration URL", configuration)} ${field("Launch URL", launch)}`;
}

export async function listenToAccess(screen, state, draw) {
  const { course } = state;
  const load = async () => {
    if (usesLms(course)) state.lms ??= await get(`/lms/courses/${course.id}`);
    draw();
  };
  screen.on("click", "[data-lms]", async (choice) => {
    const isLms = choice.dataset.lms === "true";
    if (isLms === usesLms(course)) return;
    Object.assign(course, await put(`/courses/${course.id}`, { is_lms_enabled: isLms }));
    await load();
  });
  screen.on("focusin", ".copy-link", (field) => field.select());
  if (usesLms(course)) await load();
}

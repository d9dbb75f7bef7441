// The course's details: name, code, time zone; and leaving the course.

import { get, put, remove } from "../core/api.js";
import { drawBar } from "../core/bar.js";
import { html } from "../core/html.js";
import { menu } from "../core/menus.js";
import { ZONE_NAMES, dayOf } from "../core/time.js";
import { termOf } from "../parts/terms_of_year.js";

const saved = ({ name, code, timezone }) => ({ name, code: code ?? "", timezone });

// Which details differ from what is saved; null when none do.
export function changesOf({ course, draft }) {
  const before = saved(course);
  const changes = Object.entries(draft ?? {}).filter(([field, value]) => value !== before[field]);
  return changes.length ? Object.fromEntries(changes) : null;
}

export function details(state) {
  const { course } = state;
  const { name, code, timezone } = { ...saved(course), ...state.draft };
  const fixed = (id, label, value) => html`<p><label for="${id}">${label}</label>
    <input id="${id}" value="${value}" readonly></p>`;
  return html`<form class="course-details" data-test-id="course-details">
    <p><label for="course-name">Course name</label>
      <input id="course-name" data-detail="name" value="${name}" required autocomplete="off"></p>
    <p><label for="course-code">Course code</label>
      <input id="course-code" data-detail="code" value="${code}" autocomplete="off"></p>
    ${fixed("term", "Term", termOf(course))}
    ${fixed("startDate", "Start date", dayOf(course.starts_at, "UTC"))}
    ${fixed("endDate", "End date", dayOf(course.ends_at, "UTC"))}
    <div class="field"><span>Time zone</span> ${zoneMenu(timezone)}</div>
    <p class="button-row"><button type="button" class="link" data-test-id="delete-course-btn">Delete course</button>
      <span class="save-place">${saveButton(state)}</span></p></form>`;
}

function zoneMenu(chosen) {
  const items = ZONE_NAMES.map((zone) => html`<button type="button" data-zone="${zone}">${zone}</button>`);
  const testId = "timezone-dropdown";
  return menu(chosen, items, { id: testId, label: `Time zone ${chosen}`, testId: `${testId}-btn`, listTestId: testId });
}

// There is a button only when there is something to save.
function saveButton(state) {
  return changesOf(state) ? html`<button type="submit" class="primary save-changes-button">Save changes</button>` : html``;
}

export function listenToDetails(screen, state, draw) {
  screen.on("input", "[data-detail]", (field) => {
    state.draft = { ...state.draft, [field.dataset.detail]: field.value };
    screen.drawPart(".save-place", saveButton(state));
  });
  screen.on("click", "[data-zone]", (item) => {
    state.draft = { ...state.draft, timezone: item.dataset.zone };
    draw();
  });
  screen.on("submit", "form.course-details", async (form, event) => {
    event.preventDefault();
    const changes = changesOf(state);
    if (changes) await save(screen, state, changes, draw);
  });
  screen.on("click", "[data-test-id='delete-course-btn']", () => askToDelete(screen, state.course));
}

async function save(screen, state, changes, draw) {
  Object.assign(state.course, await put(`/courses/${state.course.id}`, changes));
  state.draft = null;
  draw();
  drawBar(document.getElementById("bar-place"), screen.boot, state.course);
  screen.toast("course-settings-published", "Course settings have been saved.");
}

// "Delete" takes the teacher out of the course; the course stays with its students.
async function askToDelete(screen, course) {
  const { students } = await get(`/courses/${course.id}/roster`);
  const hasStudents = students.some((student) => student.is_active);
  const dialog = screen.dialog("Delete course?", html`<div data-test-id="delete-course-message">${hasStudents
      ? html`<p data-test-id="disabled-delete-course-message-warning">Students are enrolled in this course, so it
          cannot be deleted. You can only leave it: it will no longer be among your courses.</p>`
      : html`<p>${course.name} will no longer be among your courses.</p>`}</div>`, {
    footer: html`<button type="button" class="btn" data-close>Cancel</button>
      <button type="button" class="btn primary" data-test-id="confirm-delete-btn">${hasStudents ? "Leave" : "Delete"}</button>`,
  });
  dialog.on("click", "[data-test-id='confirm-delete-btn']", async () => {
    dialog.close();
    await remove(`/teachers/${course.teacher_record.id}`);
    screen.boot.courses = screen.boot.courses.filter((one) => one !== course);
    screen.go("/courses");
  });
}

// The dialog that gives some students of a section more time.

import { put } from "../core/api.js";
import { html } from "../core/html.js";
import { now } from "../core/time.js";
import { openPicker, shownDate } from "./date_picker.js";
import { wallOf } from "./plan_draft.js";
import { takingOf } from "./plans.js";

const FIELDS = [
  ["extension_due_date", "due_at", "New due date"],
  ["extension_close_date", "closes_at", "New close date"],
];

// `part` is the section's part of GET /plans/:id/scores; `onSaved` once they have it.
export function grantExtension({ screen, course, plan, periodId }, part, { onSaved }) {
  const zone = course.timezone;
  const taking = takingOf(plan, periodId);
  const dates = { due_at: wallOf(taking.due_at, zone), closes_at: wallOf(taking.closes_at, zone) };
  const students = part.students.filter((student) => !student.is_dropped);
  const field = ([name, key, label]) => html`<label>${label} <span class="date-input"><input name="${name}" data-key="${key}"
    value="${shownDate(dates[key])}" autocomplete="off"></span></label>`;
  const body = html`<fieldset class="extension-students"><legend>Students</legend>
      <label><input type="checkbox" class="select-all"> Select all</label>
      ${students.map((student) => html`<label><input type="checkbox" data-role="${student.role_id}">
        ${student.last_name}, ${student.first_name}</label>`)}</fieldset>
    ${FIELDS.map(field)}<p class="error-text" role="alert"></p>`;
  const footer = html`<button type="button" class="btn" data-close>Cancel</button>
    <button type="button" class="btn primary save-extension" disabled>Save</button>`;
  const dialog = screen.dialog(`Grant extension for ${part.period_name}`, body, { footer });
  const boxes = [...dialog.element.querySelectorAll("[data-role]")];
  const check = () => {
    const isInOrder = dates.due_at <= dates.closes_at;
    dialog.element.querySelector(".error-text").textContent = isInOrder ? "" : "Close time cannot be before due time";
    dialog.element.querySelector(".save-extension").disabled = !isInOrder || !boxes.some((box) => box.checked);
  };
  dialog.on("change", ".select-all", (all) => boxes.forEach((box) => (box.checked = all.checked)));
  dialog.on("change", "input[type='checkbox']", check);
  const open = (input) => {
    const { key } = input.dataset;
    const take = (wall) => {
      dates[key] = wall;
      input.value = shownDate(wall);
      check();
    };
    const bounds = { first: wallOf(course.starts_at, zone), last: wallOf(course.ends_at, zone), present: wallOf(now(), zone) };
    openPicker(input, { value: dates[key], ...bounds, take });
  };
  dialog.on("click", "[data-key]", open);
  dialog.on("input", "[data-key]", open);
  dialog.on("click", ".save-extension", async () => {
    const chosen = boxes.filter((box) => box.checked).map((box) => box.dataset.role);
    const own = (moment) => wallOf(moment, zone);
    const others = plan.extensions
      .filter((one) => !chosen.includes(String(one.role_id)))
      .map((one) => ({ role_id: one.role_id, due_at: own(one.due_at), closes_at: own(one.closes_at) }));
    await put(`/plans/${plan.id}`, { extensions: [...others, ...chosen.map((role) => ({ role_id: role, ...dates }))] });
    dialog.close();
    await onSaved();
  });
}

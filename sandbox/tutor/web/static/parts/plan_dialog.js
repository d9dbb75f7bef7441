// The dialog of a published assignment: when it opens and is due, and how a section is doing.

import { get } from "../core/api.js";
import { html } from "../core/html.js";
import { now } from "../core/time.js";
import { dateText, reviewPath, takingOf } from "./plans.js";

function progress(stat, kind) {
  const { total_count: total, complete_count: complete, partially_complete_count: partial } = stat;
  const numbers = [
    [kind === "external" ? "Clicked" : "Complete", complete],
    ["In Progress", partial],
    ["Not Started", total - complete - partial],
  ];
  return html`<dl class="counts">${numbers.map(([label, count]) => html`<div><dt>${label}:</dt><dd>${count}</dd></div>`)}</dl>`;
}

function dates(plan, periodId, zone) {
  const taking = takingOf(plan, periodId) ?? {};
  const rows = [
    ["details-opens-at", "Opens", taking.opens_at],
    ["details-due-at", "Due", taking.due_at],
    ["details-closes-at", "Closes", plan.type === "event" ? null : taking.closes_at],
  ];
  return html`<dl class="dates">${rows
    .filter(([, , moment]) => moment)
    .map(([testId, label, moment]) => html`<div><dt>${label}</dt><dd data-test-id="${testId}">${dateText(moment, zone)}</dd></div>`)}</dl>`;
}

function grading(plan, course, periodId) {
  if (plan.type !== "homework" && plan.type !== "reading") return null;
  const due = takingOf(plan, periodId)?.due_at;
  if (!due || new Date(due) > now()) {
    return html`<button type="button" class="btn" data-test-id="gradeAnswers" disabled>Grade answers</button>`;
  }
  return html`<a class="btn" data-test-id="gradeAnswers"
    href="/course/${course.id}/assignment/grade/${plan.id}/${periodId}">Grade answers</a>`;
}

function section(plan, course, stat) {
  return html`${progress(stat, plan.type)}${dates(plan, stat.period_id, course.timezone)}
    ${grading(plan, course, stat.period_id)}`;
}

function choices(stats) {
  return html`<fieldset class="section-choice"><legend>Section</legend>${stats.map(
    (stat, index) => html`<label><input type="radio" name="period-${stat.period_id}" value="${stat.period_id}"
      ${index === 0 && html`checked`}> ${stat.name}</label>`,
  )}</fieldset>`;
}

// Show the dialog; `onClose` when the teacher shuts it.
export async function showPlan(screen, course, plan, { onClose }) {
  const told = await get(`/plans/${plan.id}/stats`);
  if (screen.isLeft) return;
  const [first] = told.stats;
  const body = html`${choices(told.stats)}
    <div class="plan-section" aria-live="polite">${first ? section(plan, course, first) : html`<p>No section has it.</p>`}</div>
    <div class="assignment-link"></div>`;
  const footer = html`<button type="button" class="btn get-link">Get assignment link</button>
    <a class="btn primary" href="${reviewPath(course, plan)}">View assignment</a>`;
  const dialog = screen.dialog(plan.title, body, { footer, className: `plan-dialog ${plan.type}`, onClose });
  // Each section's radio has a name of its own, so the page itself keeps them apart.
  dialog.on("change", "[name^='period-']", (radio) => {
    for (const one of dialog.element.querySelectorAll("[name^='period-']")) one.checked = one === radio;
    const stat = told.stats.find((one) => one.period_id === radio.value);
    dialog.element.querySelector(".plan-section").innerHTML = section(plan, course, stat).toString();
  });
  dialog.on("click", ".get-link", () => {
    const place = dialog.element.querySelector(".assignment-link");
    place.innerHTML = html`<label>Link for your learning management system
      <input class="copy-link" readonly value="${told.shareable_url}"></label>`.toString();
    place.querySelector("input").select();
  });
}

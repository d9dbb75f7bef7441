// A month of a calendar: its days by week, and the assignments on them.

import { html } from "../core/html.js";
import { dayOf, plusDays } from "../core/time.js";
import { dueDays, editPath, isOpen, stateClasses } from "./plans.js";

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

function weekday(day) {
  return new Date(`${day}T12:00:00Z`).getUTCDay();
}

// The first of the month that lies so many months from the month of a day.
export function monthAt(day, months) {
  const [year, month] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1, 12)).toISOString().slice(0, 10);
}

// "November 24" or "November 2026", as `options` of Intl have it.
export function dayText(day, options) {
  return new Intl.DateTimeFormat("en-US", { timeZone: "UTC", ...options }).format(new Date(`${day}T12:00:00Z`));
}

// The weeks that a month touches, whole, from Sunday to Saturday.
export function weeksOf(day) {
  const first = monthAt(day, 0);
  const last = plusDays(monthAt(day, 1), -1);
  const weeks = [];
  for (let sunday = plusDays(first, -weekday(first)); sunday <= last; sunday = plusDays(sunday, 7)) {
    weeks.push(WEEKDAYS.map((_, index) => plusDays(sunday, index)));
  }
  return weeks;
}

function prefix(plan, zone) {
  if (plan.is_draft) return "draft";
  if (plan.is_publishing) return "publishing";
  if (!plan.is_published) return "not published";
  if (isOpen(plan)) return null;
  const [, month, day] = dayOf(plan.tasking_plans[0].opens_at, zone).split("-").map(Number);
  return `opens ${month}/${day}`;
}

function planOn(plan, course) {
  const before = prefix(plan, course.timezone);
  const label = html`${before && html`<span class="plan-state">${before}</span>`}
    <span data-title="${plan.title}">${plan.title}</span>
    ${plan.ungraded_step_count > 0 && html`<span class="badge">${plan.ungraded_step_count} NEW</span>`}`;
  const opened = plan.is_published
    ? html`<button type="button" data-plan="${plan.id}">${label}</button>`
    : html`<a href="${editPath(course, plan)}">${label}</a>`;
  return html`<div class="plan ${plan.type} course-plan-${plan.id} ${stateClasses(plan)}">${opened}</div>`;
}

function dayCell(day, month, seen) {
  const { course, plans, today, lastDay } = seen;
  const number = Number(day.slice(8));
  const classes = ["day", day === today && "current", day.slice(0, 7) !== month && "is-outside"];
  const canAdd = day >= today && day <= lastDay;
  return html`<td class="${classes.filter(Boolean).join(" ")}" data-day="${day}" ${canAdd && html`data-can-add`}>
    ${canAdd
      ? html`<button type="button" class="day-number" aria-label="Add to ${dayText(day, { month: "long", day: "numeric" })}">${number}</button>`
      : html`<span class="day-number">${number}</span>`}
    ${plans.filter((plan) => dueDays(plan, course.timezone).includes(day)).map((plan) => planOn(plan, course))}</td>`;
}

// The table of a month. `seen`: course, plans, today, and the last day of the term.
export function monthTable(day, seen) {
  const month = day.slice(0, 7);
  return html`<table class="month"><thead><tr>${WEEKDAYS.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
    <tbody>${weeksOf(day).map((week) => html`<tr>${week.map((one) => dayCell(one, month, seen))}</tr>`)}</tbody></table>`;
}

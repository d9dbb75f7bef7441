// What the pages of teachers say of assignments.

import { dayOf, now, readable } from "../core/time.js";

export const KINDS = [
  ["reading", "Reading"],
  ["homework", "Homework"],
  ["external", "External Assignment"],
  ["event", "Event"],
];

export function isOpen(plan) {
  return Boolean(plan.is_published) && plan.tasking_plans.some((taking) => new Date(taking.opens_at) <= now());
}

// Publishing was asked for, is over, and has not published.
export function isFailed(plan) {
  return Boolean(plan.publish_last_requested_at) && !plan.is_publishing && !plan.is_published;
}

// The classes by which the calendar tells how an assignment stands.
export function stateClasses(plan) {
  const states = {
    "is-draft": plan.is_draft,
    "is-publishing": plan.is_publishing,
    "is-published": plan.is_published,
    "is-open": isOpen(plan),
    "is-failed": isFailed(plan),
    "is-trouble": plan.is_trouble,
  };
  return Object.keys(states).filter((name) => states[name]).join(" ");
}

// The days on which an assignment is due, one for each date that a section has.
export function dueDays(plan, zone) {
  return [...new Set(plan.tasking_plans.map((taking) => dayOf(taking.due_at, zone)))];
}

// The dates of a section: its own, or those of the whole course.
export function takingOf(plan, periodId) {
  const own = plan.tasking_plans.find((taking) => taking.target_type === "period" && taking.target_id === periodId);
  return own ?? plan.tasking_plans.find((taking) => taking.target_type === "course") ?? null;
}

// A date in words on the clock of the course.
export function dateText(moment, zone) {
  return moment ? readable(moment, zone) : "–";
}

export function editPath(course, plan) {
  return `/course/${course.id}/assignment/edit/${plan.type}/${plan.id}`;
}

export function reviewPath(course, plan) {
  return `/course/${course.id}/assignment/review/${plan.id}`;
}

export function monthPath(course, day) {
  return `/course/${course.id}/t/month/${day}`;
}

export function activePeriods(course) {
  return course.periods.filter((period) => !period.is_archived);
}

// A student's assignments as rows: what each is called, when it is due, how far it has come.

import { html } from "../core/html.js";

const SOON = 86_400_000; // a day, in which work counts as due soon
const LABELS = { reading: "reading", homework: "homework", external: "external assignment", event: "event" };

// In how many words a task tells how far it has come.
export function statusOf(task) {
  const done = task.completed_steps_count ?? 0;
  if (task.type === "event") return "";
  if (task.type === "external") return task.complete ? "Clicked" : "Not started";
  if (task.complete) return "Complete";
  if (!done) return "Not started";
  if (task.type !== "homework") return "In progress";
  return `${task.complete_exercise_count}/${task.exercise_count} completed`;
}

function wasBegun(task) {
  return task.complete || (task.completed_steps_count ?? 0) > 0;
}

// Of what the teacher took back only work that was begun stays in sight.
export function isListed(task) {
  return !task.is_deleted || wasBegun(task);
}

function marks(task, now) {
  const left = new Date(task.due_at) - now;
  const isSoon = !task.complete && task.type !== "event" && left > 0 && left < SOON;
  const isLate = (task.completed_steps_count ?? 0) > (task.completed_on_time_steps_count ?? Infinity);
  return html`<span class="marks">
    ${isSoon && html`<span class="mark due-soon" role="img" aria-label="Due soon" title="Due soon">●</span>`}
    ${isLate && html`<span class="mark late" role="img" aria-label="Late" title="Late">◷</span>`}
    ${task.is_extended && html`<span class="mark extended" role="img" aria-label="Extension" title="Extension">E</span>`}
    ${task.is_provisional_score &&
    html`<span class="mark provisional" role="img" aria-label="Provisional score" title="Provisional score">◌</span>`}
  </span>`;
}

function title(task, courseId, isOpen) {
  if (!isOpen) return html`<span class="task-title">${task.title}</span>`;
  return html`<a class="task-title" href="/course/${courseId}/task/${task.id}">${task.title}</a>`;
}

function due(task) {
  if (!task.due_at) return "";
  // In the browser's zone, as on all of a student's pages.
  return new Date(task.due_at).toLocaleString("en-US", {
    weekday: "short",
    month: "short",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
  });
}

function row(task, { courseId, now }) {
  const isOpen = !task.opens_at || new Date(task.opens_at) <= now;
  const score = task.published_points === undefined ? "---" : Number(task.published_points.toFixed(2));
  return html`<div role="row" class="task ${task.type} ${isOpen && "viewable"} ${task.is_deleted && "deleted"}">
    <div role="cell" class="title-cell">${title(task, courseId, isOpen)}
      <div class="visually-hidden">${LABELS[task.type]}</div>
      ${task.is_deleted && html`<span class="hint">withdrawn</span>
        <button type="button" class="hide-task" data-hide="${task.id}">Hide</button>`}</div>
    <div role="cell" class="due-cell">${due(task)}${marks(task, now)}</div>
    <div role="cell" class="status-cell">${statusOf(task)}</div>
    <div role="cell" class="score-cell">${score}</div></div>`;
}

// A table of tasks, or what is said where there are none.
export function taskTable(heading, tasks, empty, look) {
  const columns = ["Due on", "Status", "Scores"];
  if (!tasks.length) return html`<section class="card task-table"><h2>${heading}</h2><p>${empty}</p></section>`;
  return html`<section class="card task-table"><div role="table" aria-label="${heading}">
    <div role="row" class="task-head"><div role="columnheader"><h2>${heading}</h2></div>
      ${columns.map((name) => html`<div role="columnheader">${name}</div>`)}</div>
    ${tasks.map((task) => row(task, look))}</div></section>`;
}

export function legend() {
  return html`<ul class="legend plain-list" aria-label="Marks"><li><span class="mark due-soon">●</span> due soon</li>
    <li><span class="mark late">◷</span> late</li><li><span class="mark extended">E</span> extension</li>
    <li><span class="mark provisional">◌</span> provisional score</li></ul>`;
}

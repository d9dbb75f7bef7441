// Tasks of one card: an event, of which one reads, and an external assignment, to which a link leads.

import { get, put } from "../core/api.js";
import { html } from "../core/html.js";

function due(task) {
  if (!task.due_at) return null;
  const shown = new Date(task.due_at).toLocaleString("en-US", { dateStyle: "medium", timeStyle: "short" });
  return html`<p>Due ${shown}</p>`;
}

function frame(task, content) {
  return html`<div class="task-screen task-${task.type}" data-test-id="student-task">
    <h1 data-test-id="page-title">${task.title}</h1><div class="card task-card">
    ${task.description && html`<p class="notes">${task.description}</p>`}${due(task)}${content}</div></div>`;
}

export function showEvent(screen, course, task) {
  screen.draw(frame(task, html`<p class="button-row"><a class="btn" href="/course/${course.id}">Close</a></p>`));
}

export async function showExternal(screen, course, task) {
  const step = await get(`/steps/${task.steps[0].id}`);
  const isAddress = /^https?:/i.test(step.external_url);
  screen.draw(
    frame(
      task,
      html`<p>${isAddress
        ? html`<a class="btn primary" href="${step.external_url}" target="_blank" rel="noreferrer" data-external>Open
            assignment URL</a>`
        : "This assignment has no address."}</p>
        <p class="address">${step.external_url}</p>
        <p class="button-row"><a class="btn" href="/course/${course.id}">Back to dashboard</a></p>`,
    ),
  );
  // The click alone counts as the work. The link is followed whatever comes of telling so.
  screen.on("click", "[data-external]", () => put(`/steps/${step.id}`, { is_completed: true }));
}

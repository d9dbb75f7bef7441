// Practice by address: it makes a task of what the address asks for and goes on to it.

import { post } from "../core/api.js";
import { html } from "../core/html.js";

export async function show(screen, { courseId, taskId }, query) {
  if (taskId) return screen.go(`/course/${courseId}/task/${taskId}`, { replace: true });
  screen.draw(html`<p class="loading-animation" role="status">Preparing your practice…</p>`);
  try {
    const task = await begin(courseId, query);
    screen.go(`/course/${courseId}/task/${task.id}`, { replace: true });
  } catch (error) {
    screen.draw(html`<div class="card"><h1>Practice</h1><p>There is nothing to practice.</p>
      <p><a class="btn" href="/course/${courseId}">Back to dashboard</a></p></div>`);
    throw error;
  }
}

function begin(courseId, query) {
  const base = `/courses/${courseId}/practice`;
  if (query.get("type") === "worst") return post(`${base}/worst`);
  if (query.get("type") === "saved") {
    return post(`${base}/saved`, { practice_question_ids: query.getAll("practice_question_ids[]") });
  }
  return post(base, { page_ids: query.getAll("page_ids[]") });
}

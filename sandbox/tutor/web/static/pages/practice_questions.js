// The questions that a student saved: choosing some to practise, and letting go of others.

import { get, remove } from "../core/api.js";
import { html, trusted } from "../core/html.js";

export async function show(screen, { courseId }) {
  const course = screen.course(courseId);
  const role = course.roles.find(({ type }) => type !== "teacher");
  const query = `course_id=${courseId}&role_id=${role.id}`;
  const [saved, exercises] = await Promise.all([
    get(`/courses/${courseId}/practice_questions?role_id=${role.id}`),
    get(`/ecosystems/${course.ecosystem_id}/practice_exercises?${query}`),
  ]);
  const view = { course, saved, exercises: new Map(exercises.items.map((item) => [item.id, item])), chosen: new Set() };
  draw(screen, view);
  listen(screen, view);
}

function listen(screen, view) {
  screen.on("change", "[data-saved]", (box) => {
    view.chosen[box.checked ? "add" : "delete"](box.dataset.saved);
    draw(screen, view);
  });
  screen.on("click", "[data-test-id='clear-practice-selection']", () => {
    view.chosen.clear();
    draw(screen, view);
  });
  screen.on("click", "[data-test-id='start-practice']", () => {
    const ids = [...view.chosen].map((id) => `practice_question_ids[]=${id}`).join("&");
    screen.go(`/course/${view.course.id}/practice?type=saved&${ids}`);
  });
  screen.on("click", "[data-let-go]", (button) => askToLetGo(screen, view, button.dataset.letGo));
}

function askToLetGo(screen, view, id) {
  const dialog = screen.dialog("Delete question?", html`<p>This question will no longer be saved for practice.</p>`, {
    footer: html`<button type="button" data-close data-test-id="cancel-delete-practice-question">Cancel</button>
      <button type="button" class="primary" data-test-id="confirm-delete-practice-question">Delete</button>`,
  });
  dialog.on("click", "[data-test-id='confirm-delete-practice-question']", async () => {
    await remove(`/courses/${view.course.id}/practice_questions/${id}`);
    dialog.close();
    view.saved = view.saved.filter((question) => String(question.id) !== id);
    view.chosen.delete(id);
    draw(screen, view);
  });
}

function draw(screen, view) {
  const list = view.saved.map((question) => row(question, view));
  screen.draw(html`<div class="practice-questions"><h1 data-test-id="page-title">My Practice Questions</h1>
    ${list.length ? html`<ul class="plain-list">${list}</ul>${controls(view)}` : empty()}</div>`);
}

function empty() {
  return html`<p class="card">You have not saved any questions for practice. Use the star beside a question to save it.</p>`;
}

function controls({ chosen }) {
  const isNone = chosen.size === 0;
  return html`<p class="button-row">
    <button type="button" data-test-id="clear-practice-selection" ${isNone && html`disabled`}>Clear selection</button>
    <button type="button" class="primary" data-test-id="start-practice"
      ${isNone && html`disabled`}>Start practice</button></p>`;
}

// A question whose feedback is still to come cannot be practised yet.
function row({ id, exercise_id: exerciseId, available }, { exercises, chosen }) {
  const content = exercises.get(String(exerciseId))?.content;
  const question = content?.questions[0];
  const isChosen = chosen.has(String(id));
  return html`<li class="card saved-question" data-exercise-id="${content?.uid}"><label>
    <input type="checkbox" id="saved-${id}" data-saved="${id}" ${isChosen && html`checked`} ${!available && html`disabled`}>
    <span>${question ? trusted(question.stem_html) : `Question ${exerciseId}`}</span></label>
    ${!available && html`<p class="hint">Available once the feedback of its assignment is out.</p>`}
    <button type="button" data-let-go="${id}">Delete</button></li>`;
}

// The dialog that lets a question no longer count.

import { put } from "../core/api.js";
import { html } from "../core/html.js";

const WORDS = { full_credit: "Full credit", zeroed: "No credit" };

// What tells that a question does not count.
export function droppedMark(plan, questionId) {
  const drop = plan.dropped_questions.find((one) => one.question_id === String(questionId));
  return drop && html`<span class="mark" data-test-id="dropped-question-indicator">dropped: ${WORDS[drop.drop_method]}</span>`;
}

// Ask how; `onSaved` once the question does not count.
export function askToDrop({ screen, course, plan }, heading, { onSaved }) {
  const choice = (id, value, text, isChosen) => html`<label><input type="radio" name="drop-method" id="${id}" value="${value}"
    ${isChosen && html`checked`}> ${text}</label>`;
  const body = html`<div data-test-id="drop-questions-modal"><fieldset><legend>Points of ${heading.title}</legend>
      ${choice("full-credit", "full_credit", "Give full credit to everybody who answered", true)}
      ${choice("zero-credit", "zeroed", "Give no credit: the question does not count", false)}</fieldset>
    <label><input type="checkbox" id="exclude"> Exclude this question from future assignments</label></div>`;
  const footer = html`<button type="button" class="btn" data-close data-test-id="cancel-btn">Cancel</button>
    <button type="button" class="btn primary" data-test-id="save-btn">Save</button>`;
  const dialog = screen.dialog(`Drop question ${heading.title}`, body, { footer });
  dialog.on("click", "[data-test-id='save-btn']", async () => {
    const [question] = heading.question_ids;
    const others = plan.dropped_questions.filter((one) => one.question_id !== String(question));
    const method = dialog.element.querySelector("[name='drop-method']:checked").value;
    await put(`/plans/${plan.id}`, { dropped_questions: [...others, { question_id: String(question), drop_method: method }] });
    if (dialog.element.querySelector("#exclude").checked) {
      await put(`/courses/${course.id}/exercises/exclude`, [{ id: String(heading.exercise_ids[0]), is_excluded: true }]);
    }
    dialog.close();
    await onSaved();
  });
}

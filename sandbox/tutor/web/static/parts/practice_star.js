// Saving a question for later practice, and taking it out again.

import { get, post, remove } from "../core/api.js";
import { html } from "../core/html.js";

export class Saved {
  constructor(courseId, found) {
    this._path = `/courses/${courseId}/practice_questions`;
    this._found = found;
  }

  static async load(courseId, roleId) {
    return new Saved(courseId, await get(`/courses/${courseId}/practice_questions?role_id=${roleId}`));
  }

  _of(step) {
    return this._found.find(({ exercise_id: id }) => String(id) === String(step.exercise_id));
  }

  async toggle(step) {
    const known = this._of(step);
    if (known) await remove(`${this._path}/${known.id}`);
    const added = known ? [] : [await post(this._path, { tasked_exercise_id: step.tasked_id })];
    this._found = [...this._found.filter((other) => other !== known), ...added];
  }

  button(step) {
    const isSaved = Boolean(this._of(step));
    return html`<button type="button" data-test-id="save-practice-button" data-star="${step.id}"
      aria-label="${isSaved ? "Remove from practice" : "Save to practice"}">${isSaved ? "★" : "☆"} Practice</button>`;
  }
}

// Which subjects a teacher's My Courses shows, and in which order: adding, moving, taking away.

import { html } from "../core/html.js";
import { menu } from "../core/menus.js";

// The choice of a subject to add; those already shown cannot be chosen.
export function subjectChoice(offerings, shown) {
  const items = offerings.map((offering) => {
    const isShown = shown.includes(offering);
    return html`<button type="button" class="offering-item ${isShown ? "disabled" : ""}" data-add="${offering.id}"
      ${isShown && html`disabled`}>${offering.title}</button>`;
  });
  return menu("Add subject", items, {
    id: "add-subject",
    testId: "add-subject-dropdown-btn",
    listTestId: "add-subject-dropdown",
  });
}

// What can be done with one subject. One that is used stays, so that no course gets out of sight.
export function subjectButtons({ id, title }, { isUsed }) {
  const button = (testId, label, text, isOff) => html`<button type="button" id="${testId}-${id}"
    data-test-id="${testId}" data-subject="${id}" aria-label="${label} ${title}" ${isOff && html`disabled`}>${text}</button>`;
  return html`<span class="edit-mode-icons" data-test-id="edit-mode-icons">
    ${button("move-up-offering", "Move up", "↑")} ${button("move-down-offering", "Move down", "↓")}
    ${button("delete-offering", "Delete", "×", isUsed)}</span>`;
}

// `shown()` tells the ids in their order; `keep(ids)` makes them be what is asked for.
export function listenToSubjects(screen, { shown, keep }) {
  screen.on("click", "[data-add]", (item) => keep([...shown(), item.dataset.add]));
  screen.on("click", "[data-test-id='move-up-offering']", (button) => keep(moved(shown(), button.dataset.subject, -1)));
  screen.on("click", "[data-test-id='move-down-offering']", (button) => keep(moved(shown(), button.dataset.subject, 1)));
  screen.on("click", "[data-test-id='delete-offering']", (button) => {
    askToDelete(screen, () => keep(shown().filter((id) => id !== button.dataset.subject)));
  });
}

function moved(ids, id, step) {
  const from = ids.indexOf(id);
  const to = from + step;
  if (to < 0 || to >= ids.length) return ids;
  const found = [...ids];
  [found[from], found[to]] = [found[to], found[from]];
  return found;
}

function askToDelete(screen, act) {
  const dialog = screen.dialog("Delete subject?", html`<div data-test-id="delete-offering-modal">
    <p>It leaves My Courses; it can be added again at any time.</p></div>`, {
    footer: html`<button type="button" class="btn" data-test-id="delete-offering-modal-cancel-btn" data-close>Cancel</button>
      <button type="button" class="btn primary" data-test-id="delete-offering-modal-btn">Delete</button>`,
  });
  dialog.on("click", "[data-test-id='delete-offering-modal-btn']", () => {
    dialog.close();
    return act();
  });
}

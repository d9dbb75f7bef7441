// The dialog that changes a published assignment: the builder's details, saved at once.

import { put } from "../core/api.js";
import { html } from "../core/html.js";
import { detailsStep } from "./builder_details.js";
import { Draft } from "./plan_draft.js";

// Show it; `onSaved(plan)` with the plan as it is then.
export function editPlan(screen, course, plan, templates, { onSaved }) {
  const draft = Draft.of(course, plan);
  const footer = html`<button type="button" class="btn" data-close data-test-id="cancel-save-assignment">Cancel</button>
    <button type="button" class="btn primary" data-test-id="confirm-save-assignment">Save changes</button>`;
  const form = { draft, templates, dueDay: null };
  const dialog = screen.dialog("Edit assignment", detailsStep.draw(form), { footer, className: "wide" });
  const within = (selector) => dialog.element.querySelector(selector);
  // The details draw and listen on a screen of their own: this dialog.
  form.screen = {
    on: dialog.on,
    drawPart: (selector, markup) => (within(selector).innerHTML = markup.toString()),
    dialog: (...given) => screen.dialog(...given),
  };
  form.changed = () => (within("[data-test-id='confirm-save-assignment']").disabled = !draft.hasValidDetails);
  detailsStep.listen(form);
  dialog.on("click", "[data-test-id='confirm-save-assignment']", async () => {
    const saved = await put(`/plans/${plan.id}`, draft.body(false));
    dialog.close();
    await onSaved(saved);
  });
}

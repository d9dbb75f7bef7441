// The dialog that sets how much homework and reading count in the course average.

import { put } from "../core/api.js";
import { html } from "../core/html.js";

const DEFAULT_PERCENT = 50;

function field(name, label, share) {
  return html`<label class="weight">${label}
    <span><input type="number" min="0" max="100" step="1" name="ux_${name}_weight" value="${Math.round(share * 100)}"> %</span></label>`;
}

// Show it for a course; `onSaved` once the weights are other ones.
export function askForWeights(screen, course, { onSaved }) {
  const body = html`<p>The weights must add up to 100%.</p>
    ${field("homework", "Homework", course.homework_weight)}${field("reading", "Reading", course.reading_weight)}
    <p class="weight-total" aria-live="polite"></p>`;
  const footer = html`<button type="button" class="btn default-weights">Set default</button>
    <button type="button" class="btn" data-close>Cancel</button>
    <button type="button" class="btn primary save-weights">Save</button>`;
  const dialog = screen.dialog("Set weights", body, { footer, className: "weights-dialog" });
  const inputs = [...dialog.element.querySelectorAll("[name^='ux_']")];
  const check = () => {
    const percents = inputs.map((input) => (input.value === "" ? NaN : Number(input.value)));
    const total = percents.reduce((sum, percent) => sum + percent, 0);
    const isValid = total === 100 && percents.every((percent) => percent >= 0);
    dialog.element.querySelector(".weight-total").textContent = `Total: ${Number.isNaN(total) ? "–" : total}%`;
    dialog.element.querySelector(".save-weights").disabled = !isValid;
  };
  check();
  dialog.on("input", "[name^='ux_']", check);
  dialog.on("click", ".default-weights", () => {
    for (const input of inputs) input.value = DEFAULT_PERCENT;
    check();
  });
  dialog.on("click", ".save-weights", async () => {
    const [homework, reading] = inputs.map((input) => Number(input.value) / 100);
    Object.assign(course, await put(`/courses/${course.id}`, { homework_weight: homework, reading_weight: reading }));
    dialog.close();
    await onSaved();
  });
}

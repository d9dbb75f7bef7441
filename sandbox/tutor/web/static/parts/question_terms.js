// The terms that a teacher agrees to before writing questions.

import { get, put } from "../core/api.js";
import { html, trusted } from "../core/html.js";

const NAME = "exercise_editing";

// Resolves to whether the teacher has agreed, now or earlier.
export async function agreeToWriting(screen) {
  const term = (await get("/terms")).find((one) => one.name === NAME);
  if (!term || term.is_signed || term.is_proxy_signed) return true;
  return new Promise((resolve) => {
    const body = html`<div data-test-id="terms-modal"><div data-is-loaded="true">${trusted(term.content)}</div>
      <label><input type="checkbox" class="i-agree"> I have read the terms and agree to them</label></div>`;
    const footer = html`<button type="button" class="btn primary" data-test-id="agree-to-terms" disabled>Agree</button>`;
    let hasAgreed = false;
    const dialog = screen.dialog("Terms of use", body, { footer, onClose: () => resolve(hasAgreed) });
    const button = dialog.element.querySelector("[data-test-id='agree-to-terms']");
    dialog.on("change", ".i-agree", (box) => (button.disabled = !box.checked));
    dialog.on("click", "[data-test-id='agree-to-terms']", async () => {
      await put(`/terms/${term.id}`);
      hasAgreed = true;
      dialog.close();
    });
  });
}

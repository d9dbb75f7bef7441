// The terms that everybody has to agree to once.

import { get, put } from "./api.js";
import { html, trusted } from "./html.js";

// Resolves when all of these terms are agreed to; nothing else can be done before.
export async function askToAgree(screen, open) {
  const terms = await get("/terms");
  const texts = open.map((term) => terms.find((one) => one.id === term.id) ?? term);
  return new Promise((resolve) => {
    const dialog = screen.dialog(
      "Terms",
      texts.map((term) => html`<section><h3>${term.title}</h3>${trusted(term.content)}</section>`),
      {
        footer: html`<button type="button" class="btn primary agree">I agree</button>`,
        className: "user-terms",
        isStatic: true,
      },
    );
    dialog.on("click", ".agree", async () => {
      await put(`/terms/${open.map((term) => term.id).join(",")}`);
      dialog.close();
      resolve();
    });
  });
}

// The terms that everybody has to agree to once.

import { put } from "./api.js";
import { html, trusted } from "./html.js";

const REQUIRED = ["general_terms_of_use", "privacy_policy"];

// Those of the terms that this person still has to agree to.
export function openTerms(terms) {
  return terms.filter((term) => REQUIRED.includes(term.name) && !term.is_signed && !term.is_proxy_signed);
}

// Resolves when all terms that are open are agreed to; nothing else can be done before.
export function askToAgree(screen, terms) {
  const open = openTerms(terms);
  if (!open.length) return Promise.resolve();
  return new Promise((resolve) => {
    const dialog = screen.dialog(
      "Terms",
      open.map((term) => html`<section><h3>${term.title}</h3>${trusted(term.content)}</section>`),
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

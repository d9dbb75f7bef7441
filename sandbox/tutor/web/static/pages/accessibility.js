// The accessibility statement.

import { html } from "../core/html.js";

export async function show(screen) {
  screen.draw(html`<div class="card"><h1>Accessibility Statement</h1>
    <p>Every page can be used with a keyboard and read by a screen reader. Whatever hinders you is a defect:
      tell us, and we will mend it.</p></div>`);
}

// Notices of the site's administrators, over every page: asked for at the start and now and then.

import { get } from "./api.js";
import { html } from "./html.js";

const NOW_AND_THEN = 5 * 60_000;

export function watchNotices(place) {
  const look = async () => {
    const { notifications } = await get("/updates");
    place.innerHTML = notifications.length ? bar(notifications).toString() : "";
  };
  // A page is of use without notices: that they could not be asked for is told on the console only.
  const tryToLook = () => look().catch(console.error);
  setInterval(tryToLook, NOW_AND_THEN);
  return tryToLook();
}

function bar(notices) {
  return html`<aside class="openstax-notifications-bar" aria-label="Notices">
    ${notices.map(({ message, type }) => html`<p class="notification ${type}">${message}</p>`)}</aside>`;
}

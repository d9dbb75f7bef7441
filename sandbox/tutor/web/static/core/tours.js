// Tours of a page at its first visit, and again when somebody asks for tips.

import { put } from "./api.js";
import { html } from "./html.js";

const SOON = 1500; // until the page has been looked at, and whoever wants no tours has said so
const TOURS = {
  "teacher-calendar": [
    ["Your calendar", "Every assignment stands on the day it is due."],
    ["Add an assignment", "Open the sidebar, or choose a day, to give students something to do."],
  ],
};
const flags = { tours: true };
// Whoever drives the page can switch tours off, as in the real front end.
window._MODELS = { feature_flags: { set: (name, value) => (flags[name] = value) } };

// Show people round a page that has just been drawn, if it has a tour and they have not seen it.
export function offerTour(screen) {
  const region = screen.root.querySelector("[data-tour-region-id]")?.dataset.tourRegionId;
  const steps = TOURS[region];
  if (!steps) return;
  addTips(() => start(screen, region, steps));
  const seen = screen.boot.user.viewed_tour_stats.some(({ id }) => id === region);
  if (!seen) setTimeout(() => flags.tours && !screen.isLeft && start(screen, region, steps), SOON);
}

function addTips(act) {
  const item = document.createElement("li");
  item.innerHTML = html`<button type="button" class="page-tips">Page Tips</button>`.toString();
  item.addEventListener("click", act);
  document.getElementById("support-menu-list")?.prepend(item);
}

function start(screen, id, steps, at = 0) {
  const [title, text] = steps[at];
  const isLast = at === steps.length - 1;
  const dialog = screen.dialog(title, html`<p data-test-id="tour-step">${text}</p>`, {
    className: "tour-step",
    footer: html`<button type="button" class="btn primary" data-test-id="primary-button"
      >${isLast ? "Got it" : "Continue"}</button>`,
  });
  dialog.on("click", "[data-test-id='primary-button']", () => {
    dialog.close();
    return isLast ? remember(screen.boot, id) : start(screen, id, steps, at + 1);
  });
}

async function remember({ user }, id) {
  await put(`/user/tours/${id}`);
  user.viewed_tour_stats = [...user.viewed_tour_stats.filter((one) => one.id !== id), { id, view_count: 1 }];
}

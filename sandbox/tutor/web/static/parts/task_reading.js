// How a reading is drawn: the text of a page, the arrows beside every stop, the overview of all of them.

import { html, trusted } from "../core/html.js";
import { summaryButton } from "./notes_summary.js";
import { onward } from "./task_cards.js";

const NAMES = {
  instructions: "Before you begin",
  "two-step-intro": "Two-step questions",
  "personalized-intro": "Personalized questions",
  "spaced-practice-intro": "Spaced practice",
  "individual-review-intro": "Your individual review",
  end: "End",
};

export function readingPage({ step }, isLocked) {
  const section = (step.chapter_section ?? []).join(".");
  return html`<div class="reading-step" data-test-id="task-step"><article class="card">
    <h2 data-test-id="book-title">${section} ${step.title}</h2>
    <div class="book-content">${trusted(step.html)}</div></article>
    <p class="button-row">${onward("Next", { isLocked })}</p></div>`;
}

// The arrows to the stop before and the one after.
export function withArrows(content, visit, isLocked) {
  const isFirst = visit.index === 0;
  return html`<div class="paged">
    <button type="button" class="paging-control" data-test-id="go-backward" aria-label="Back" data-back
      ${isFirst && html`disabled`}>←</button>
    <div class="paged-content">${content}</div>
    <button type="button" class="paging-control onward" data-test-id="go-forward" aria-label="Forward" data-onward
      ${(isLocked || !visit.leadsOn) && html`disabled`} ${!visit.leadsOn && html`data-shut`}>→</button></div>`;
}

export function readingHead(visit) {
  const percent = Math.round((visit.index / Math.max(1, visit.stops.length - 1)) * 100);
  return html`<div class="reading-head">
    <div class="reading-progress" role="progressbar" aria-label="Progress" aria-valuemin="0" aria-valuemax="100"
      aria-valuenow="${percent}"><div style="width: ${percent}%"></div></div>
    <button type="button" class="milestones-toggle">Overview</button>${summaryButton()}</div>`;
}

function titleOf({ id, kind, step, number }) {
  if (kind === "reading") return `${(step.chapter_section ?? []).join(".")} ${step.title}`;
  if (number) return `Question ${number}`;
  return NAMES[id] ?? step?.title;
}

// All stops as cards, to go back to one of them.
export function openOverview(screen, visit, go) {
  const cards = visit.stops.map(
    (stop) => html`<li><button type="button" class="milestone ${stop.step?.is_completed && "completed"}"
      data-milestone="${stop.id}" ${stop === visit.present && html`aria-current="step"`}>${titleOf(stop)}
      ${stop.step?.is_completed && html`<span class="hint">done</span>`}</button></li>`,
  );
  const dialog = screen.dialog("Overview", html`<ul class="milestones plain-list">${cards}</ul>`);
  dialog.on("click", "[data-milestone]", (card) => {
    dialog.close();
    return go(card.dataset.milestone);
  });
}

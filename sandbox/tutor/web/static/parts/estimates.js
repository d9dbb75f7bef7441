// Estimates of the performance forecast as bars: how a page or chapter stands.

import { html } from "../core/html.js";

const HIGH = 0.8;
const MEDIUM = 0.3;

// "high", "medium" or "low"; nothing while there are too few answers to estimate from.
export function levelOf({ clue }) {
  if (!clue?.is_real) return null;
  if (clue.most_likely >= HIGH) return "high";
  return clue.most_likely >= MEDIUM ? "medium" : "low";
}

export function sectionNumber(part) {
  return (part.chapter_section ?? []).join(".");
}

// All pages below the chapters of a guide.
export function pagesIn(guide) {
  return (guide.children ?? []).flatMap((chapter) => chapter.children ?? []);
}

function gauge(part, nothing) {
  const level = levelOf(part);
  if (!level) return html`<span class="no-data">${nothing}</span>`;
  const percent = Math.round(part.clue.most_likely * 100);
  return html`<span class="progress ${level}"><span class="progress-bar" style="width: ${percent}%"></span></span>
    <span class="visually-hidden">${level}</span>`;
}

// One bar. With a course it is a button that starts practice on the part's pages.
export function bar(part, kind, { courseId = null, nothing }) {
  const number = sectionNumber(part);
  const shown = gauge(part, nothing);
  const query = (part.page_ids ?? []).map((id) => `page_ids[]=${encodeURIComponent(id)}`).join("&");
  return html`<div class="${kind}">
    <div class="heading"><span class="number">${number}</span>
      <span class="title" title="${part.title}">${part.title}</span></div>
    ${courseId
      ? html`<button type="button" class="btn-practice" aria-label="Practice - ${part.title}"
          data-practice="/course/${courseId}/practice?${query}">${shown}</button>`
      : html`<div class="estimate">${shown}</div>`}
    <p class="hint">${answered(part.questions_answered_count)}</p></div>`;
}

function answered(count) {
  return count === undefined ? null : `${count} worked`;
}

// Bars that can be practised lead to practice.
export function onPractice(screen) {
  screen.on("click", "[data-practice]", (button) => screen.go(button.dataset.practice));
}

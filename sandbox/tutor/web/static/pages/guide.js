// The performance forecast: a student's own, one student's for a teacher, or section by section.

import { get } from "../core/api.js";
import { isTeacherOf } from "../core/bar.js";
import { html } from "../core/html.js";
import { bar, levelOf, onPractice, pagesIn } from "../parts/estimates.js";
import { onTabs, tabList, tabPanel } from "../parts/tabs.js";

const MOST_WEAK = 4;

export async function show(screen, { courseId, roleId }) {
  const course = screen.course(courseId);
  if (!isTeacherOf(course)) return drawOwn(screen, course, await get(`/courses/${courseId}/guide`));
  if (roleId) return drawOne(screen, await get(`/courses/${courseId}/guide/role/${roleId}`));
  return drawSections(screen, await get(`/courses/${courseId}/teacher_guide`));
}

function drawOwn(screen, course, guide) {
  const practice = { courseId: course.id, nothing: "Practice more to get forecast" };
  const all = html`<a class="btn" href="/course/${course.id}/practice?type=worst">Practice All</a>`;
  const empty = "You have not worked any questions yet.";
  screen.draw(page("Performance Forecast", body(guide, { empty, weaker: "My Weaker Areas", all, ...practice })));
  onPractice(screen);
}

function drawOne(screen, guide) {
  const empty = "This student has not worked any questions yet.";
  const words = { empty, weaker: "Weaker Areas", nothing: "Not enough exercises completed" };
  screen.draw(page("Performance Forecast", body(guide, words)));
}

function drawSections(screen, guides) {
  const sections = guides.toSorted((a, b) => a.title.localeCompare(b.title, undefined, { numeric: true }));
  const names = sections.map((guide) => guide.title);
  const empty = "There have been no questions worked for this section.";
  const words = { empty, weaker: "Weaker Areas", nothing: "Not enough exercises completed" };
  const draw = (chosen) => {
    const list = tabList(names, chosen, { label: "Sections", testId: (_, index) => `tab-${index}` });
    const content = sections.length ? body(sections[chosen], words) : html`<p>Please add at least one section.</p>`;
    screen.draw(page("Performance Forecast", html`${list}${tabPanel(content, chosen)}`));
  };
  draw(0);
  onTabs(screen, draw);
}

function page(title, content) {
  return html`<div class="performance-forecast"><h1 data-test-id="page-title">${title}</h1>${content}</div>`;
}

function body(guide, { empty, weaker, all = null, ...look }) {
  const chapters = guide.children ?? [];
  if (!chapters.length) return html`<p class="no-data-message card">${empty}</p>`;
  return html`${key()}
    <section class="weaker-areas card"><div class="page-head"><h2>${weaker}</h2>${all}</div>
      ${weakest(guide, look)}</section>
    <h2>Individual Chapters</h2>
    ${chapters.map((chapter) => chapterPanel(chapter, look))}`;
}

function key() {
  return html`<ul class="forecast-key plain-list" aria-label="What the colors mean">
    <li><span class="progress high"></span> looking good</li>
    <li><span class="progress medium"></span> almost there</li>
    <li><span class="progress low"></span> keep trying</li></ul>`;
}

function weakest(guide, look) {
  const known = pagesIn(guide).filter(levelOf);
  if (!known.length) return html`<p class="hint">There are not enough answers yet to tell.</p>`;
  const sorted = known.toSorted((a, b) => a.clue.most_likely - b.clue.most_likely).slice(0, MOST_WEAK);
  return html`<div class="weaker-bars">${sorted.map((part) => bar(part, "section", look))}</div>`;
}

function chapterPanel(chapter, look) {
  return html`<div class="chapter-panel card">${bar(chapter, "chapter", look)}
    ${(chapter.children ?? []).map((part) => bar(part, "section", look))}</div>`;
}

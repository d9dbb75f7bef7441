// The reference book: a table of contents and one page at a time.

import { get } from "../core/api.js";
import { isTeacherOf } from "../core/bar.js";
import { html, trusted } from "../core/html.js";
import { Notes } from "../parts/notes.js";
import { openSummary, summaryButton } from "../parts/notes_summary.js";
import { getChapters, pagesOf } from "../parts/readings.js";

export async function show(screen, { courseId, pageId }) {
  const course = screen.course(courseId);
  document.getElementById("bar-place").innerHTML = ownBar(course).toString();
  const chapters = await getChapters(course.ecosystem_id);
  const pages = pagesOf(chapters);
  const at = Math.max(0, pages.findIndex((page) => page.id === pageId));
  if (!pages.length) return screen.draw(frame(html`<p>This book has no pages.</p>`, null));
  const content = await get(`/ecosystems/${course.ecosystem_id}/pages/${pages[at].uuid}`);
  const menu = contents(chapters, course, pages[at]);
  screen.draw(frame(reading(content, course, pages, at), menu, isTeacherOf(course)));
  screen.on("click", ".menu-toggle", (button) => toggle(screen, button));
  screen.on("click", ".teacher-toggle", (button) => toggleEdition(screen, button));
  screen.on("click", ".my-highlights", () => openSummary(screen, course));
  await new Notes(screen, course).showOf(pages[at].uuid);
}

// The book stands for itself: a bar without the course's menus.
function ownBar(course) {
  return html`<header class="tutor-top-navbar"><nav aria-label="Main">
    <a class="brand" href="/course/${course.id}">Tutor</a><span class="course-name">${course.name}</span></nav></header>`;
}

function toggle(screen, button) {
  const isOpen = button.getAttribute("aria-expanded") !== "true";
  button.setAttribute("aria-expanded", String(isOpen));
  screen.find(".book-menu").hidden = !isOpen;
}

// What a page tells teachers only is in its text all the time, and shown when they ask for it.
function toggleEdition(screen, button) {
  const isShown = screen.find(".reference-book").classList.toggle("teacher-edition");
  button.textContent = `${isShown ? "Hide" : "Show"} Teacher Edition`;
}

function frame(content, menu, isTeacher = false) {
  return html`<div class="reference-book" data-test-id="reference-book">
    ${menu && html`<div class="book-head"><button type="button" class="menu-toggle" aria-label="Open Sections Menu"
      aria-expanded="false" aria-controls="book-menu">☰</button>${summaryButton()}
      ${isTeacher && html`<button type="button" class="teacher-toggle">Show Teacher Edition</button>`}</div>${menu}`}
    ${content}</div>`;
}

function contents(chapters, course, present) {
  return html`<nav class="book-menu card" id="book-menu" aria-label="Sections" hidden>
    ${chapters.map(
      (chapter) => html`<h2 class="chapter-title">${chapter.number} ${chapter.title}</h2><ul class="plain-list">
        ${chapter.pages.map(
          (page) => html`<li><a href="/book/${course.id}/page/${page.id}"
            ${page === present && html`aria-current="page"`} data-test-id="book-title">${page.number} ${page.title}</a></li>`,
        )}</ul>`,
    )}</nav>`;
}

function reading(content, course, pages, at) {
  const way = (page, testId, label, arrow) =>
    page && html`<a class="paging-control" data-test-id="${testId}" aria-label="${label}"
      href="/book/${course.id}/page/${page.id}">${arrow}</a>`;
  const ways = (prefix) => html`<p class="paging">
    ${way(pages[at - 1], `${prefix}go-backward`, "Previous page", "←")}
    ${way(pages[at + 1], `${prefix}go-forward`, "Next page", "→")}</p>`;
  return html`${ways("")}<article class="card">
    <h1>${(content.chapter_section ?? []).join(".")} ${content.title}</h1>
    <div class="book-content">${trusted(content.content_html)}</div></article>${ways("footer-")}`;
}

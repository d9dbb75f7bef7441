// All of somebody's highlights in a book, by section.

import { get } from "../core/api.js";
import { html } from "../core/html.js";

export const summaryButton = () =>
  html`<button type="button" class="my-highlights" data-test-id="my-highlights-btn">My Highlights and Notes</button>`;

export async function openSummary(screen, course) {
  const { pages } = await get(`/books/${course.ecosystem_book_uuid}/highlighted_sections`);
  const dialog = screen.dialog("My Highlights and Notes", body(pages), { className: "highlights-dialog" });
  dialog.element.dataset.testId = "highlights-notes-modal";
  dialog.on("change", "[data-section]", async () => {
    const chosen = [...dialog.element.querySelectorAll("[data-section]:checked")].map(({ dataset }) => dataset.section);
    const notes = await Promise.all(chosen.map((uuid) => get(`/pages/${uuid}/notes`)));
    dialog.element.querySelector(".found-notes").innerHTML = listed(notes.flat()).toString();
  });
  dialog.on("click", ".print-notes", () => print());
}

function body(pages) {
  if (!pages.length) return html`<p>You have no highlights yet: select text in the book to make one.</p>`;
  return html`<fieldset class="highlight-sections"><legend>Sections</legend>${pages.map(
      (page) => html`<label><input type="checkbox" data-section="${page.uuid}">
        ${(page.chapter_section ?? []).join(".")} ${page.title}</label>`,
    )}</fieldset><p><button type="button" class="print-notes">Print</button></p>
    <div class="found-notes" aria-live="polite">${listed([])}</div>`;
}

function listed(notes) {
  if (!notes.length) return html`<p>Please select filters to view your highlights</p>`;
  return html`<ul class="plain-list">${notes.map(
    (note) => html`<li><blockquote>${note.contents?.content}</blockquote>${note.annotation && html`<p>${note.annotation}</p>`}</li>`,
  )}</ul>`;
}

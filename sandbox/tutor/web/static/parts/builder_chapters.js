// The builder's step that chooses parts of the book.

import { html } from "../core/html.js";
import { pagesOf } from "./readings.js";

export const chaptersStep = {
  name: "chapters",
  title: "Select sections",
  isValid: ({ draft }) => draft.settings.page_ids.length > 0,
  draw,
  drawn: markPartlyChosen,
  listen,
};

function draw({ draft, chapters }) {
  const first = chapters.findIndex((chapter) => chapter.pages.some((page) => draft.settings.page_ids.includes(page.id)));
  return html`<div class="sections-chooser">${chapters.map((chapter, index) =>
    chapterBlock(draft, chapter, index, index === Math.max(first, 0)),
  )}</div>`;
}

function chapterBlock(draft, chapter, index, isOpen) {
  const chosen = chapter.pages.filter((page) => draft.settings.page_ids.includes(page.id)).length;
  return html`<div class="chapter card" data-test-id="section-chapter-chooser">
    <div class="chapter-heading">
      <input type="checkbox" class="tri-state-checkbox" data-chapter="${index}" aria-label="All of chapter ${chapter.number}"
        data-chosen="${chosen}" ${chosen === chapter.pages.length && html`checked`}>
      <h3><button type="button" class="link" data-chapter-section="${chapter.number}" aria-expanded="${String(isOpen)}"
        aria-controls="chapter-${index}">${chapter.number}. ${chapter.title}</button></h3>
      <a class="browse-chapter" href="/book/${draft.course.id}/page/${chapter.pages[0]?.id}" target="_blank" rel="noreferrer">Browse this Chapter</a>
    </div>
    <div class="sections" id="chapter-${index}" ${!isOpen && html`hidden`}>${chapter.pages.map(
      (page) => html`<label class="section-row" data-section-id="${page.id}"><input type="checkbox" data-page="${page.id}"
        ${draft.settings.page_ids.includes(page.id) && html`checked`}>
        <span class="chapter-section">${page.number}</span> ${page.title}</label>`,
    )}</div></div>`;
}

// A chapter of which some pages are chosen is neither ticked nor not; markup cannot say so.
function markPartlyChosen({ screen, chapters }) {
  for (const box of screen.root.querySelectorAll(".tri-state-checkbox")) {
    const { length } = chapters[box.dataset.chapter].pages;
    const chosen = box.closest(".chapter").querySelectorAll("[data-page]:checked").length;
    box.checked = chosen === length;
    box.indeterminate = chosen > 0 && chosen < length;
  }
}

// With a page more or less. A new one comes before the first that follows it in the book.
function withPage(pageIds, pageId, isChosen, order) {
  const others = pageIds.filter((id) => id !== pageId);
  if (!isChosen) return others;
  const place = others.findIndex((id) => order.indexOf(id) > order.indexOf(pageId));
  return place < 0 ? [...others, pageId] : others.toSpliced(place, 0, pageId);
}

function listen(builder) {
  const { screen, draft } = builder;
  const choose = (pageIds, isChosen) => {
    const order = pagesOf(builder.chapters).map((page) => page.id);
    for (const id of pageIds) draft.settings.page_ids = withPage(draft.settings.page_ids, id, isChosen, order);
    builder.changed();
  };
  screen.on("click", "button[data-chapter-section]", (button) => {
    const isOpen = button.getAttribute("aria-expanded") !== "true";
    button.setAttribute("aria-expanded", String(isOpen));
    document.getElementById(button.getAttribute("aria-controls")).hidden = !isOpen;
  });
  screen.on("change", "[data-page]", (box) => {
    choose([box.dataset.page], box.checked);
    markPartlyChosen(builder);
  });
  screen.on("change", ".tri-state-checkbox", (box) => {
    const boxes = [...box.closest(".chapter").querySelectorAll("[data-page]")];
    for (const one of boxes) one.checked = box.checked;
    choose(boxes.map((one) => one.dataset.page), box.checked);
    box.indeterminate = false;
  });
}

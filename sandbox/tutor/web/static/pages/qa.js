// The view in which content analysts look through a book and its questions.

import { get } from "../core/api.js";
import { html, trusted } from "../core/html.js";
import { exerciseStem, exerciseTags } from "../parts/exercises.js";
import { getChapters } from "../parts/readings.js";

export async function show(screen, { ecosystemId, pageId }) {
  document.getElementById("bar-place").innerHTML = html`<header class="tutor-top-navbar"><nav aria-label="Main">
    <a class="brand" href="/courses">Tutor</a><span class="course-name">QA</span></nav></header>`.toString();
  if (!ecosystemId) return screen.draw(books(await get("/ecosystems")));
  const chapters = await getChapters(ecosystemId);
  if (!pageId) return screen.draw(contents(ecosystemId, chapters));
  const page = chapters.flatMap((chapter) => chapter.pages).find((one) => one.id === pageId);
  const { items } = await get(`/ecosystems/${ecosystemId}/exercises?page_ids[]=${pageId}`);
  screen.draw(questions(ecosystemId, page, items));
}

function books(found) {
  return html`<div class="qa"><h1>Books</h1><ul class="plain-list">${found.map(
    ({ id, books: [book] }) => html`<li><a href="/qa/${id}">${book?.title ?? id}</a></li>`,
  )}</ul></div>`;
}

function contents(ecosystemId, chapters) {
  return html`<div class="qa"><h1>Contents</h1>${chapters.map(
    ({ number, title, pages }) => html`<h2>${number} ${title}</h2><ul class="plain-list">${pages.map(
      (page) => html`<li><a href="/qa/${ecosystemId}/${page.id}">${page.number} ${page.title}</a></li>`,
    )}</ul>`,
  )}</div>`;
}

function questions(ecosystemId, page, items) {
  return html`<div class="qa"><h1>${page?.title ?? "Questions"}</h1><p><a href="/qa/${ecosystemId}">Contents</a></p>
    ${items.map((exercise) => html`<article class="openstax-exercise-preview card"
      data-exercise-id="${exercise.content.uid}"><h2>${exercise.content.uid}</h2>
      ${exercise.content.questions.map((question) => html`${exerciseStem(exercise, question)}
        <ol type="a">${(question.answers ?? []).map((answer) => html`<li>${trusted(answer.content_html)}</li>`)}</ol>`)}
      ${exerciseTags(exercise)}</article>`)}</div>`;
}

// Questions in the library: many as cards, or one alone.

import { html } from "../core/html.js";
import { exerciseTags, exerciseText } from "./exercises.js";

const POOLS = { homework: ["homework_core"], reading: ["reading_context", "reading_dynamic"] };

export function isOfType(exercise, type) {
  return exercise.pool_types.some((pool) => POOLS[type].includes(pool));
}

export function questionsOf(exercises, page) {
  return exercises.filter((exercise) => exercise.page_uuid === page.uuid);
}

function isOwn(exercise) {
  return exercise.author.id !== "0";
}

function actions(exercise, { isAlone = false } = {}) {
  const exclusion = exercise.is_excluded
    ? html`<button type="button" class="action include">Re-Include question</button>`
    : html`<button type="button" class="action exclude">Exclude question</button>`;
  return html`<div class="${isAlone ? "detail-controls" : "controls-overlay"}">${exclusion}
    ${exercise.is_copyable && html`<button type="button" class="action copyEdit">${isOwn(exercise) ? "Edit" : "Copy & Edit"}</button>`}
    ${!isAlone && html`<button type="button" class="action details">Question details</button>`}</div>`;
}

function card(exercise) {
  return html`<article class="exercise-card card ${exercise.is_excluded ? "is-excluded" : ""}" data-exercise-id="${exercise.content.uid}"
    data-id="${exercise.id}" aria-label="Question ${exercise.content.uid}">
    ${exerciseText(exercise)}${exerciseTags(exercise)}
    <p>${isOwn(exercise) && html`<span class="author">By ${exercise.author.name || "a colleague"}</span>`}</p>${actions(exercise)}</article>`;
}

// The questions of a page.
export function cards(page, exercises) {
  return html`<section class="exercise-section"><h2>${page.number} ${page.title}</h2>
    ${exercises.length ? html`<div class="exercise-cards">${exercises.map(card)}</div>` : html`<p>No questions found in this section.</p>`}</section>`;
}

// One question alone, with ways to its neighbours.
export function detail(exercise, exercises, { isTold, errata }) {
  const index = exercises.indexOf(exercise);
  const arrow = (to, label, sign) => html`<button type="button" class="paging-control" aria-label="${label}" data-look="${to}"
    ${!exercises[to] && html`disabled`}>${sign}</button>`;
  return html`<div class="exercise-details">
    <button type="button" class="show-cards">Back to Card View</button>
    ${arrow(index - 1, "Previous question", "‹")}${arrow(index + 1, "Next question", "›")}
    <article class="exercise-card card" data-exercise-id="${exercise.content.uid}" data-id="${exercise.id}" aria-label="Question ${exercise.content.uid}">
      ${exerciseText(exercise, isTold)}${exerciseTags(exercise)}
      <label><input type="checkbox" class="preview-feedback" ${isTold && html`checked`}> Preview Feedback</label>
      ${actions(exercise, { isAlone: true })}
      ${!isOwn(exercise) && html`<a href="${errata}${exercise.content.uid}" target="_blank" rel="noreferrer">Suggest a correction</a>`}
    </article></div>`;
}

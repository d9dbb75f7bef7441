// The builder's last steps: what was chosen, in its order; a reading's sections, or a homework's questions with points.

import { html } from "../core/html.js";
import { exerciseText, kindOf } from "./exercises.js";
import { pagesOf } from "./readings.js";

export const reorderStep = {
  name: "reorder",
  title: "Reorder sections",
  isValid: ({ draft }) => draft.settings.page_ids.length > 0,
  draw: (builder) => html`<ol class="selected-sections" data-order>${sections(builder)}</ol>`,
  listen: (builder) =>
    listenToMoves(builder, "page_ids", () => builder.screen.drawPart("[data-order]", sections(builder))),
};

export const pointsStep = {
  name: "points",
  title: "Set points and review",
  isValid: ({ draft }) => draft.settings.exercises.length > 0,
  draw: (builder) => html`<div class="order-place">${questions(builder)}</div>`,
  listen: (builder) => {
    listenToMoves(builder, "exercises", () => builder.screen.drawPart(".order-place", questions(builder)));
    listenToPoints(builder);
  },
};

function moves(index, count, what) {
  const button = (act, label, icon, isOff) => html`<button type="button" class="ox-icon ${icon}" data-act="${act}" data-index="${index}"
    id="${act}-${index}" aria-label="${label} ${what}" ${isOff && html`disabled`}></button>`;
  return html`<span class="order-controls">${button("up", "Move up", "ox-icon-arrow-up", index === 0)}
    ${button("down", "Move down", "ox-icon-arrow-down", index === count - 1)}
    ${button("remove", "Remove", "ox-icon-close", false)}</span>`;
}

function sections({ draft, chapters }) {
  const pages = pagesOf(chapters);
  const { page_ids: ids } = draft.settings;
  return ids.map((id, index) => {
    const page = pages.find((one) => one.id === id);
    const name = page ? `${page.number} ${page.title}` : id;
    return html`<li class="selected-section"><span>${name}</span>${moves(index, ids.length, name)}</li>`;
  });
}

function questions(builder) {
  const { draft } = builder;
  const { exercises: chosen, exercises_count_dynamic: tutor } = draft.settings;
  const rows = chosen.map((one) => ({ ...one, exercise: builder.exercises.find((other) => other.id === one.id) }));
  return html`${overview(rows, tutor)}
    <ol class="selected-questions">${rows.map((row, index) => html`<li class="card selected-question" data-exercise-id="${row.exercise?.content.uid}">
      <div class="question-head"><h3>Question ${index + 1}</h3>${moves(index, rows.length, `question ${index + 1}`)}</div>
      ${row.exercise && exerciseText(row.exercise)}
      <p>${row.points.map((points, part) => pointsField(points, index, part, row.points.length))}</p></li>`)}</ol>`;
}

function pointsField(points, index, part, parts) {
  const of = parts > 1 ? `question ${index + 1}, part ${part + 1}` : `question ${index + 1}`;
  return html`<label class="points-field">Points for ${of}
    <input type="number" min="0" step="0.1" name="points[${index}][${part}]" data-index="${index}" data-part="${part}" value="${points}"></label>`;
}

function overview(rows, tutor) {
  const total = rows.flatMap((row) => row.points).reduce((sum, points) => sum + points, 0);
  return html`<table class="questions-overview" data-test-id="questions-overview-table"><caption class="visually-hidden">Questions and points</caption>
    <thead><tr><th scope="col">Question</th><th scope="col">Type</th><th scope="col">Points</th></tr></thead>
    <tbody>${rows.map((row, index) => html`<tr><td>${index + 1}</td><td>${row.exercise && kindOf(row.exercise)}</td>
        <td>${row.points.reduce((sum, points) => sum + points, 0).toFixed(1)}</td></tr>`)}
      ${tutor > 0 && html`<tr><td>${rows.length + 1}–${rows.length + tutor}</td><td>Selected by Tutor for each student</td><td>${tutor.toFixed(1)}</td></tr>`}</tbody>
    <tfoot><tr><th scope="row" colspan="2">Total</th><td>${(total + tutor).toFixed(1)}</td></tr></tfoot></table>`;
}

// Move or remove an entry of a setting by its arrows and its cross.
function listenToMoves(builder, setting, redraw) {
  const { screen, draft } = builder;
  screen.on("click", "[data-act]", (button) => {
    if (!builder.isAt(setting === "page_ids" ? "reorder" : "points")) return;
    const index = Number(button.dataset.index);
    const rest = draft.settings[setting].toSpliced(index, 1);
    const place = { up: index - 1, down: index + 1 }[button.dataset.act];
    draft.settings[setting] = place === undefined ? rest : rest.toSpliced(place, 0, draft.settings[setting][index]);
    redraw();
    builder.changed();
  });
}

function listenToPoints(builder) {
  const { screen, draft } = builder;
  screen.on("change", "[data-part]", (input) => {
    const points = Math.max(0, Math.round(Number(input.value) * 10) / 10);
    draft.settings.exercises[input.dataset.index].points[input.dataset.part] = points;
    screen.drawPart(".order-place", pointsStep.draw(builder));
    builder.changed();
  });
}

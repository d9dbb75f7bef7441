// The builder's step that chooses a homework's questions, and how many Tutor adds for each student.

import { html } from "../core/html.js";
import { menu } from "../core/menus.js";
import { defaultPoints, exerciseTags, exerciseText, hasChoices } from "./exercises.js";
import { pagesOf } from "./readings.js";

const MOST_TUTOR_QUESTIONS = 4;

export const questionsStep = {
  name: "questions",
  title: "Select questions",
  isValid: ({ draft }) => draft.settings.exercises.length > 0,
  draw,
  listen,
};

const isChosen = (draft, exercise) => draft.settings.exercises.some((one) => one.id === exercise.id);

function draw(builder) {
  return html`<div class="question-counts card">${counts(builder)}</div>
    <div class="question-filters">${filters(builder)}</div>
    <div class="question-cards" data-tour-region-id="homework-question-chooser">${cards(builder)}</div>`;
}

function counts({ draft, exercises }) {
  const parts = exercises.filter((one) => isChosen(draft, one)).flatMap((one) => one.content.questions);
  const choices = parts.filter(hasChoices).length;
  const tutor = draft.settings.exercises_count_dynamic;
  const step = (name, label, sign, isOver) => html`<button type="button" data-test-id="${name}" data-step="${sign}" aria-label="${label}"
    ${isOver && html`disabled`}>${sign < 0 ? "−" : "+"}</button>`;
  return html`<dl>
    <div><dt>Multiple-choice</dt><dd data-test-id="selection-count">${choices}</dd></div>
    <div><dt>Written-response</dt><dd data-test-id="selection-count">${parts.length - choices}</dd></div>
    <div><dt>OpenStax Tutor selections</dt><dd class="tutor-selections">
      ${step("decrease-button", "Fewer Tutor selections", -1, tutor <= 0)}
      <span data-test-id="tutor-count">${tutor}</span>
      ${step("increase-button", "More Tutor selections", 1, tutor >= MOST_TUTOR_QUESTIONS)}</dd></div>
    <div><dt>Total questions</dt><dd data-test-id="total-count">${parts.length + tutor}</dd></div></dl>`;
}

function filters({ filter, exercises }) {
  const box = (testId, key, label) => html`<label><input type="checkbox" data-test-id="${testId}" data-filter="${key}"
    ${filter[key] && html`checked`}> ${label}</label>`;
  const authors = [...new Set(exercises.map((one) => one.author?.name).filter(Boolean))];
  const types = [box("mcq-filter", "mcq", "Multiple-choice"), box("wrq-filter", "wrq", "Written-response")];
  return html`${menu("Question Type", types, { id: "question-type", testId: "question-type-menu" })}
    <label>Question Source <select data-source><option value="">All</option>${authors.map(
      (name) => html`<option ${filter.author === name && html`selected`}>${name}</option>`,
    )}</select></label>`;
}

function isShown({ draft, filter }, exercise) {
  if (exercise.is_excluded && !isChosen(draft, exercise)) return false;
  const kinds = exercise.content.questions.map((question) => (hasChoices(question) ? "mcq" : "wrq"));
  return kinds.some((kind) => filter[kind]) && (!filter.author || exercise.author?.name === filter.author);
}

function cards(builder) {
  const { draft, chapters, exercises } = builder;
  const pages = pagesOf(chapters).filter((page) => draft.settings.page_ids.includes(page.id));
  return html`${pages.length > 1 && html`<nav class="section-jumps" aria-label="Sections"><span aria-hidden="true">❮❮</span>${pages.map(
    (page) => html`<button type="button" class="link" data-jump="${page.id}">${page.number}</button>`,
  )}<span aria-hidden="true">❯❯</span></nav>`}
    ${pages.map((page) => {
      const own = exercises.filter((one) => one.page_uuid === page.uuid && isShown(builder, one));
      return html`<section class="exercise-section"><h3 id="questions-of-${page.id}" tabindex="-1">${page.number} ${page.title}</h3>
        ${own.length ? html`<div class="exercise-cards">${own.map((one) => card(draft, one))}</div>` : html`<p>No questions found in this section.</p>`}</section>`;
    })}`;
}

function card(draft, exercise) {
  const chosen = isChosen(draft, exercise);
  return html`<article class="exercise-card card ${chosen ? "is-selected" : ""}" data-exercise-id="${exercise.content.uid}" data-id="${exercise.id}"
      aria-label="Question ${exercise.content.uid}">
    ${exerciseText(exercise)}${exerciseTags(exercise)}
    <div class="controls-overlay"><button type="button" class="action include" aria-pressed="${String(chosen)}">${
      chosen ? "Remove question" : "Include question"
    }</button><button type="button" class="action details">Question details</button></div></article>`;
}

function listen(builder) {
  const { screen, draft } = builder;
  const { settings } = draft;
  const found = (element) => builder.exercises.find((one) => one.id === element.closest("[data-id]").dataset.id);
  const recount = () => {
    screen.drawPart(".question-counts", counts(builder));
    builder.changed();
  };
  screen.on("click", ".action.include", (button) => {
    const exercise = found(button);
    settings.exercises = isChosen(draft, exercise)
      ? settings.exercises.filter((one) => one.id !== exercise.id)
      : [...settings.exercises, { id: exercise.id, points: defaultPoints(exercise) }];
    const chosen = isChosen(draft, exercise);
    button.textContent = chosen ? "Remove question" : "Include question";
    button.setAttribute("aria-pressed", String(chosen));
    button.closest(".exercise-card").classList.toggle("is-selected", chosen);
    recount();
  });
  screen.on("click", ".action.details", (button) => {
    const exercise = found(button);
    screen.dialog(`Question ${exercise.content.uid}`, html`${exerciseText(exercise, true)}${exerciseTags(exercise)}`);
  });
  screen.on("click", "[data-step]", (button) => {
    const number = settings.exercises_count_dynamic + Number(button.dataset.step);
    settings.exercises_count_dynamic = Math.max(0, Math.min(MOST_TUTOR_QUESTIONS, number));
    recount();
  });
  screen.on("click", "[data-jump]", (button) => document.getElementById(`questions-of-${button.dataset.jump}`).focus());
  const refilter = (change) => {
    Object.assign(builder.filter, change);
    screen.drawPart(".question-cards", cards(builder));
  };
  screen.on("change", "[data-filter]", (box) => refilter({ [box.dataset.filter]: box.checked }));
  screen.on("change", "[data-source]", (select) => refilter({ author: select.value }));
}

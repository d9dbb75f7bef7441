// The builder's first step: name, note, grading template, link, sections and dates.

import { html } from "../core/html.js";
import { menu } from "../core/menus.js";
import { openPicker, shownDate } from "./date_picker.js";

const LABELS = { opens: "Open date & time", due: "Due date & time", closes: "Close date & time" };

export const detailsStep = {
  name: "details",
  title: "Details",
  isValid: (builder) => builder.draft.hasValidDetails,
  draw: (builder) => html`<div data-test-id="assignment-edit-fields" class="assignment-fields">
    ${names(builder)}
    <div class="taskings">${taskings(builder)}</div></div>`,
  listen,
};

function names({ draft, templates }) {
  return html`<label for="title">Assignment name</label>
    <input id="title" name="title" data-test-id="edit-assignment-name" value="${draft.title}" aria-describedby="title-error" autocomplete="off">
    <div class="field-error" id="title-error"></div>
    <label for="description">Additional note or instructions</label>
    <textarea id="description" name="description" data-test-id="assignment-note" rows="3">${draft.description}</textarea>
    ${draft.kind === "external" && html`<label for="external-url">Assignment URL</label>
      <input id="external-url" name="settings.external_url" type="url" value="${draft.settings.external_url}"
        aria-describedby="url-error"><div class="field-error" id="url-error"></div>`}
    ${templates.length > 0 && html`<div class="template-choice">${templateChoice(draft, templates)}</div>`}`;
}

function templateChoice(draft, templates) {
  const chosen = templates.find((template) => template.id === draft.templateId);
  const items = templates.map(
    (template) => html`<button type="button" class="link" data-template="${template.id}"
      data-test-id="${template.name}">${template.name}</button>`,
  );
  const more = html`<a data-test-id="add-template" href="/course/${draft.course.id}/grading-templates">Add new template</a>`;
  const button = html`<span class="visually-hidden">Grading template: </span>${chosen?.name ?? "Choose a template"}`;
  const options = { id: "grading-templates", testId: "grading-templates-btn", listTestId: "grading-templates" };
  return html`<span class="field-label" aria-hidden="true">Grading template</span>${menu(button, [...items, more], options)}
    ${chosen && html`<details class="template-preview"><summary data-test-id="preview-card-trigger">About this template</summary>
      ${policy(chosen)}</details>`}`;
}

function policy(template) {
  const told = { answer: "after each answer", due: "after the due date", publish: "when scores are published" };
  const percent = (share) => `${Math.round((share ?? 0) * 100)}%`;
  const late = { not_accepted: "not accepted", immediately: `${percent(template.late_work_penalty)} off`, daily: `${percent(template.late_work_penalty)} off a day` };
  return html`<dl class="dates">
    <div><dt>Completion</dt><dd>${percent(template.completion_weight)}</dd></div>
    <div><dt>Correctness</dt><dd>${percent(template.correctness_weight)}</dd></div>
    <div><dt>Feedback</dt><dd>${told[template.auto_grading_feedback_on]}</dd></div>
    <div><dt>Late work</dt><dd>${late[template.late_work_penalty_applied]}</dd></div></dl>`;
}

function taskings({ draft }) {
  const choice = (value, isChosen, testId, text) => html`<label data-test-id="${testId}"><input type="radio" name="assignto"
    id="assignto-${value}" value="${value}" ${isChosen && html`checked`} ${draft.isOpen && html`disabled`}> ${text}</label>`;
  return html`<fieldset class="assign-to"><legend>Assign to</legend>
      ${choice("all", draft.isForAll, "all-sections", "All sections")}
      ${choice("periods", !draft.isForAll, "select-sections", "Select sections")}</fieldset>
    <p class="muted">Times are those of <span data-test-id="timezone">${draft.course.timezone}</span>.</p>
    ${draft.rows.map((row, index) => tasking(draft, row, index))}`;
}

function tasking(draft, row, index) {
  const name = row.name ?? "All sections";
  const chooser = row.id && html`<span class="section-toggle"><input type="checkbox" id="period-toggle-${row.id}" data-row="${index}"
    ${row.isChosen && html`checked`} ${draft.isOpen && html`disabled`}><label for="period-toggle-${row.id}">${name}</label></span>`;
  const isDated = draft.isForAll || row.isChosen;
  const dates = draft.kind === "event" ? ["opens", "due"] : ["opens", "due", "closes"];
  return html`<div class="tasking" data-test-id="tasking" role="group" aria-label="${name}">${chooser}
    ${isDated && html`<div class="tasking-dates">${dates.map((date) => dateField(draft, row, index, date))}</div>`}</div>`;
}

function dateField(draft, row, index, date) {
  const error = draft.dateError(row, date);
  const id = `${date}-${index}`;
  const isLocked = date === "opens" && draft.isOpen;
  return html`<div class="${date}-at date-field">
    <label for="${id}">${LABELS[date]}</label>
    <span class="date-input"><input id="${id}" name="tasking_plans[${index}].${date}_at" value="${shownDate(row[date])}" data-row="${index}" data-date="${date}"
      autocomplete="off" ${isLocked && html`disabled`} ${error && html`aria-invalid="true" aria-describedby="${id}-error"`}></span>
    ${error && html`<p class="error-text" id="${id}-error" data-test-id="date-error-message">${error}</p>`}</div>`;
}

function showError(screen, selector, error) {
  screen.drawPart(selector, html`${error && html`<p class="error-text">${error}</p>`}`);
}

function listen(builder) {
  const { screen, draft } = builder;
  const redraw = () => {
    screen.drawPart(".taskings", taskings(builder));
    builder.changed();
  };
  screen.on("input", "#title", (input) => {
    draft.title = input.value;
    if (draft.title) showError(screen, "#title-error", draft.titleError);
    builder.changed();
  });
  screen.on("focusout", "#title", () => showError(screen, "#title-error", draft.titleError));
  screen.on("input", "#description", (input) => {
    draft.description = input.value;
    builder.changed();
  });
  screen.on("input", "#external-url", (input) => {
    draft.settings.external_url = input.value.trim();
    if (!draft.urlError) showError(screen, "#url-error", null);
    builder.changed();
  });
  screen.on("focusout", "#external-url", () => showError(screen, "#url-error", draft.urlError));
  screen.on("change", "[name='assignto']", (radio) => {
    draft.setForAll(radio.value === "all");
    redraw();
  });
  screen.on("change", "[id^='period-toggle-']", (box) => {
    draft.rows[box.dataset.row].isChosen = box.checked;
    redraw();
  });
  listenToTemplates(builder, redraw);
  listenToDates(builder, redraw);
}

function listenToTemplates(builder, redraw) {
  const { screen, draft, templates } = builder;
  const use = (template) => {
    draft.templateId = template.id;
    if (!draft.isOpen) draft.useDefaultDates(template, builder.dueDay);
    screen.drawPart(".template-choice", templateChoice(draft, templates));
    redraw();
  };
  screen.on("click", "[data-template]", (button) => {
    const template = templates.find((one) => one.id === button.dataset.template);
    if (template.id === draft.templateId) return;
    if (!draft.id) return use(template);
    const footer = html`<button type="button" class="btn" data-close data-test-id="cancel-confirm-change-template">Cancel</button>
      <button type="button" class="btn primary" data-test-id="confirm-change-template">Continue</button>`;
    const dialog = screen.dialog("Change grading template?", html`<p>Its dates and rules take the place of the present ones.</p>`, { footer });
    dialog.on("click", "[data-test-id='confirm-change-template']", () => {
      dialog.close();
      use(template);
    });
  });
}

function listenToDates(builder, redraw) {
  const { screen, draft } = builder;
  const open = (input) => {
    const row = draft.rows[input.dataset.row];
    const { first, last, present } = draft;
    const take = (wall) => {
      row[input.dataset.date] = wall;
      const { id } = input;
      redraw();
      document.getElementById(id)?.focus();
    };
    openPicker(input, { value: row[input.dataset.date], first, last, present, take });
  };
  screen.on("click", "[data-date]", open);
  screen.on("input", "[data-date]", open);
  screen.on("keydown", "[data-date]", (input, event) => event.key === "ArrowDown" && open(input));
}

// A course's grading templates: cards, and the form in which one is made or changed.

import { get, post, put, remove } from "../core/api.js";
import { isTeacherOf } from "../core/bar.js";
import { html } from "../core/html.js";
import { bodyOf, newTemplate, templateForm, listenToForm } from "../parts/template_form.js";

const REFUSALS = {
  last_of_its_type: "It is the last template of its type, so it cannot be deleted.",
  has_task_plans: "The template is in use by assignments, so it cannot be deleted.",
  has_open_task_plans: "The template is in use by an open assignment, so it cannot be changed.",
};
const TYPES = { homework: "Homework", reading: "Reading" };
const LATE = { not_accepted: "not accepted", immediately: "off each assignment", daily: "off each day" };

export async function show(screen, params) {
  const course = screen.course(params.courseId);
  if (!isTeacherOf(course)) {
    screen.go(`/course/${course.id}`, { replace: true });
    return;
  }
  const page = { screen, course, templates: [] };
  await draw(page);
  screen.on("click", "#add-template", () => chooseType(page));
  screen.on("click", "[data-edit]", (button) => openForm(page, found(page, button.dataset.edit)));
  screen.on("click", "[data-delete]", (button) => askToDelete(page, found(page, button.dataset.delete)));
}

async function draw(page) {
  const { screen, course } = page;
  page.templates = (await get(`/courses/${course.id}/grading_templates`)).items;
  screen.draw(html`<h1 data-test-id="page-title">Grading Templates</h1>
    <p>Readings and homework are graded by these.</p>
    <button type="button" id="add-template" class="primary">Add new template</button>
    <div class="grading-templates">${page.templates.map(card)}</div>`);
}

function found(page, id) {
  return page.templates.find((template) => template.id === id);
}

function card(template) {
  const percent = (share) => `${Math.round((share ?? 0) * 100)}%`;
  return html`<section class="card" data-test-id="grading-template-card" aria-label="${template.name}">
    <h2>${template.name}</h2>
    <p>${TYPES[template.task_plan_type]}</p>
    <dl class="dates">
      <div><dt>Completion</dt><dd>${percent(template.completion_weight)}</dd></div>
      <div><dt>Correctness</dt><dd>${percent(template.correctness_weight)}</dd></div>
      <div><dt>Late work</dt><dd>${template.late_work_penalty_applied !== "not_accepted" && percent(template.late_work_penalty)}
        ${LATE[template.late_work_penalty_applied]}</dd></div></dl>
    <button type="button" data-edit="${template.id}" aria-label="Edit ${template.name}">Edit</button>
    <button type="button" data-delete="${template.id}" aria-label="Delete ${template.name}">Delete</button></section>`;
}

function chooseType(page) {
  const body = html`<p>What is it for?</p><p>${Object.entries(TYPES).map(
    ([type, label]) => html`<button type="button" class="btn" data-type="${type}">${label}</button> `,
  )}</p>`;
  const dialog = page.screen.dialog("Add a new grading template", body);
  dialog.on("click", "[data-type]", (button) => {
    dialog.close();
    openForm(page, newTemplate(button.dataset.type));
  });
}

function openForm(page, template) {
  const { screen, course } = page;
  const footer = html`<button type="button" class="btn" data-close>Cancel</button>
    <button type="button" class="btn primary" id="save-template">Save</button>`;
  const title = `${template.id ? "Edit" : "Add"} ${TYPES[template.task_plan_type].toLowerCase()} template`;
  const dialog = screen.dialog(title, templateForm(template), { footer, className: "wide" });
  listenToForm(dialog);
  dialog.on("click", "#save-template", async () => {
    const form = dialog.element.querySelector("form");
    if (!form.reportValidity()) return;
    const body = bodyOf(form, template);
    const saved = await refusable(page, () =>
      template.id ? put(`/grading_templates/${template.id}`, body) : post(`/courses/${course.id}/grading_templates`, body),
    );
    if (!saved) return;
    dialog.close();
    await draw(page);
  });
}

function askToDelete(page, template) {
  const footer = html`<button type="button" class="btn" data-close>Cancel</button>
    <button type="button" class="btn primary" id="delete-template">Delete</button>`;
  const dialog = page.screen.dialog("Delete template?", html`<p>${template.name} will be gone.</p>`, { footer });
  dialog.on("click", "#delete-template", async () => {
    dialog.close();
    if (await refusable(page, () => remove(`/grading_templates/${template.id}`))) await draw(page);
  });
}

// What the act returned; null when it was refused for a reason that is told here.
async function refusable({ screen }, act) {
  try {
    return await act();
  } catch (error) {
    const reason = (error.codes ?? []).map((code) => REFUSALS[code]).find(Boolean);
    if (!reason) throw error;
    const footer = html`<button type="button" class="btn primary" data-close>OK</button>`;
    screen.dialog("Template in use", html`<p>${reason}</p>`, { footer, className: "template-refused" });
    return null;
  }
}

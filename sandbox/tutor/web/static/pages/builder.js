// The assignment builder: steps by kind; the first "Save & Continue" makes the draft, the last publishes it.

import { get, post, put, remove } from "../core/api.js";
import { isTeacherOf } from "../core/bar.js";
import { html } from "../core/html.js";
import { chaptersStep } from "../parts/builder_chapters.js";
import { detailsStep } from "../parts/builder_details.js";
import { pointsStep, reorderStep } from "../parts/builder_order.js";
import { questionsStep } from "../parts/builder_questions.js";
import { getHomeworkExercises } from "../parts/exercises.js";
import { Draft } from "../parts/plan_draft.js";
import { KINDS, monthPath } from "../parts/plans.js";
import { getChapters } from "../parts/readings.js";

const STEPS = {
  reading: [detailsStep, chaptersStep, reorderStep],
  homework: [detailsStep, chaptersStep, questionsStep, pointsStep],
  external: [detailsStep],
  event: [detailsStep],
};

export async function show(screen, params, query) {
  const course = screen.course(params.courseId);
  if (!isTeacherOf(course)) {
    screen.go(`/course/${course.id}`, { replace: true });
    return;
  }
  const builder = new Builder(screen, course, query.get("due_at"));
  await builder.load(params);
  builder.listen();
  await builder.goTo(builder.steps.find((step) => step.name === params.step) ?? detailsStep, { keepsPath: true });
}

class Builder {
  constructor(screen, course, dueDay) {
    this.screen = screen;
    this.course = course;
    this.dueDay = /^\d{4}-\d\d-\d\d$/.test(dueDay ?? "") ? dueDay : null;
    this.filter = { mcq: true, wrq: true, author: "" };
    this.isChanged = false;
    this.isSaving = false;
    this.chapters = [];
    this.exercises = [];
  }

  async load({ type, planId }) {
    const hasTemplate = planId !== "new" || type === "reading" || type === "homework";
    const [plan, templates] = await Promise.all([
      planId === "new" ? null : get(`/plans/${planId}`),
      hasTemplate ? get(`/courses/${this.course.id}/grading_templates`) : { items: [] },
    ]);
    this.draft = this.draftOf(type, plan);
    this.steps = STEPS[this.draft.kind];
    this.templates = templates.items.filter((template) => template.task_plan_type === this.draft.kind);
    if (!this.draft.id) this.draft.useDefaultDates(this.chooseTemplate(plan), this.dueDay);
    if (this.steps.length > 1) this.book = getChapters(this.course.ecosystem_id); // needed from the second step on
  }

  draftOf(type, plan) {
    if (!plan) return new Draft(this.course, STEPS[type] ? type : "homework");
    return type === "clone" ? Draft.copyOf(this.course, plan) : Draft.of(this.course, plan);
  }

  // The course's first template, or for a copied assignment the copy of its own.
  chooseTemplate(plan) {
    const copied = plan && this.templates.find((template) => template.cloned_from_id === plan.grading_template_id);
    const chosen = copied ?? this.templates[0];
    this.draft.templateId = chosen?.id ?? null;
    return chosen;
  }

  isAt(name) {
    return this.step.name === name;
  }

  get path() {
    return `/course/${this.course.id}/assignment/edit/${this.draft.kind}/${this.draft.id ?? "new"}`;
  }

  async goTo(step, { keepsPath = false } = {}) {
    if (step !== detailsStep) this.chapters = await this.book;
    if (step === questionsStep || step === pointsStep) {
      await this.loadExercises();
    }
    this.step = step;
    if (!keepsPath) history.pushState({}, "", `${this.path}/${step.name}`);
    this.draw();
  }

  async loadExercises() {
    const { settings } = this.draft;
    this.exercises = await getHomeworkExercises(this.course, settings.page_ids);
    // Questions of a section that is no longer chosen go with it.
    settings.exercises = settings.exercises.filter((one) => this.exercises.some((exercise) => exercise.id === one.id));
  }

  draw() {
    const label = KINDS.find(([kind]) => kind === this.draft.kind)[1];
    this.screen.draw(html`<div class="builder ${this.draft.kind}" data-tour-region-id="${this.draft.kind}-assignment-editor">
      <h1>${this.draft.id ? "Edit" : "Add"} ${label}</h1>
      ${this.steps.length > 1 && html`<ol class="builder-steps">${this.steps.map(
        (step) => html`<li ${step === this.step && html`aria-current="step"`}>${step.title}</li>`,
      )}</ol>`}
      <section class="builder-step" aria-label="${this.step.title}"><h2>${this.step.title}</h2>${this.step.draw(this)}</section>
      <div class="builder-controls">${this.controls()}</div></div>`);
    this.step.drawn?.(this);
  }

  controls() {
    const index = this.steps.indexOf(this.step);
    const isLast = index === this.steps.length - 1;
    const off = (!this.step.isValid(this) || this.isSaving) && html`disabled`;
    return html`<button type="button" id="builder-cancel">Cancel</button>
      ${index > 0 && html`<button type="button" id="builder-back">Back</button>`}
      ${this.draft.id && html`<button type="button" class="delete-assignment" id="builder-delete">Delete</button>`}
      <span class="spacer"></span>
      ${!this.draft.isPublished && html`<button type="button" data-test-id="save-draft-button" ${off}>Save as Draft</button>`}
      ${isLast
        ? html`<button type="button" class="primary" id="builder-publish" ${off}>Publish</button>`
        : html`<button type="button" class="primary" id="builder-continue" ${off}>Save &amp; Continue</button>`}`;
  }

  // Something of the draft is other than what was saved.
  changed() {
    this.isChanged = true;
    this.screen.drawPart(".builder-controls", this.controls());
  }

  async save(isPublishing) {
    this.isSaving = true;
    this.screen.drawPart(".builder-controls", this.controls());
    try {
      const body = this.draft.body(isPublishing);
      const saved = this.draft.id ? await put(`/plans/${this.draft.id}`, body) : await post(`/courses/${this.course.id}/plans`, body);
      this.draft.id = saved.id;
      this.isChanged = false;
    } finally {
      this.isSaving = false;
      this.screen.drawPart(".builder-controls", this.controls());
    }
  }

  async finish(isPublishing) {
    await this.save(isPublishing);
    this.toCalendar();
  }

  toCalendar() {
    const day = this.draft.takings[0]?.due.slice(0, 10) ?? this.draft.present.slice(0, 10);
    this.screen.go(monthPath(this.course, day));
  }

  listen() {
    const { screen } = this;
    screen.hasUnsaved = () => this.isChanged;
    for (const step of this.steps) step.listen(this);
    const next = (by) => this.steps[this.steps.indexOf(this.step) + by];
    screen.on("click", "#builder-continue", async () => {
      await this.save(false);
      await this.goTo(next(1));
    });
    screen.on("click", "#builder-back", () => this.goTo(next(-1)));
    screen.on("click", "#builder-publish", () => this.finish(true));
    screen.on("click", "[data-test-id='save-draft-button']", () => this.finish(false));
    screen.on("click", "#builder-cancel", () => this.toCalendar());
    screen.on("click", "#builder-delete", () => this.askToDelete());
  }

  askToDelete() {
    const footer = html`<button type="button" class="btn" data-close>Cancel</button>
      <button type="button" class="btn primary delete">Delete</button>`;
    const dialog = this.screen.dialog("Delete assignment?", html`<p>${this.draft.title} will be gone.</p>`, { footer });
    dialog.on("click", ".delete", async () => {
      await remove(`/plans/${this.draft.id}`);
      dialog.close();
      this.isChanged = false;
      this.toCalendar();
    });
  }
}

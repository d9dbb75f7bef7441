// The question library: the questions of chosen sections, which of them the course has, and the teacher's own.

import { get, put } from "../core/api.js";
import { isTeacherOf } from "../core/bar.js";
import { html } from "../core/html.js";
import { chaptersStep } from "../parts/builder_chapters.js";
import { cards, detail, isOfType, questionsOf } from "../parts/library_cards.js";
import { openQuestionForm } from "../parts/question_form.js";
import { agreeToWriting } from "../parts/question_terms.js";
import { getChapters, pagesOf } from "../parts/readings.js";

const FEWEST = 5; // questions of a section below which the page warns

export async function show(screen, params, query) {
  const course = screen.course(params.courseId);
  if (!isTeacherOf(course)) {
    screen.go(`/course/${course.id}`, { replace: true });
    return;
  }
  const library = new Library(screen, course);
  const asked = (query.get("pageIds") ?? "").split(",").filter(Boolean);
  await library.load(asked);
  library.listen();
  if (asked.length) await library.showQuestions();
  else library.drawChooser();
}

class Library {
  constructor(screen, course) {
    this.screen = screen;
    this.course = course;
    this.type = "homework";
    this.exercises = [];
    this.shown = null; // the question that is looked at alone
    this.isTold = false;
    // What the chooser of sections works on, as it does in the builder.
    this.chooser = { screen, draft: { course, settings: { page_ids: [] } }, changed: () => this.chosen() };
  }

  async load(pageIds) {
    this.chooser.chapters = await getChapters(this.course.ecosystem_id);
    const known = pagesOf(this.chooser.chapters).map((page) => page.id);
    this.chooser.draft.settings.page_ids = known.filter((id) => pageIds.includes(id));
  }

  get pageIds() {
    return this.chooser.draft.settings.page_ids;
  }

  drawChooser() {
    const off = !this.pageIds.length && html`disabled`;
    this.screen.draw(html`<h1 data-test-id="page-title">Question Library</h1>
      <div data-tour-region-id="question-library-sections-chooser">${chaptersStep.draw(this.chooser)}</div>
      <button type="button" class="primary" data-test-id="show-questions" ${off}>Show questions</button>`);
    chaptersStep.drawn(this.chooser);
  }

  chosen() {
    const button = this.screen.find("[data-test-id='show-questions']");
    if (button) button.disabled = !this.pageIds.length;
  }

  async showQuestions() {
    const query = new URLSearchParams([["course_id", this.course.id], ...this.pageIds.map((id) => ["page_ids[]", id])]);
    this.exercises = (await get(`/ecosystems/${this.course.ecosystem_id}/exercises?${query}`)).items;
    history.replaceState({}, "", `/course/${this.course.id}/questions?pageIds=${this.pageIds.join(",")}`);
    this.draw();
  }

  get listed() {
    return this.exercises.filter((exercise) => isOfType(exercise, this.type));
  }

  draw() {
    const type = (value, label) => html`<label><input type="radio" name="filter-assignment-type" value="${value}"
      ${this.type === value && html`checked`}> ${label}</label>`;
    this.screen.draw(html`<h1 data-test-id="page-title">Question Library</h1>
      <div class="library-controls">
        <button type="button" id="choose-sections">Choose sections</button>
        <fieldset><legend>Questions for</legend>${type("homework", "Homework")}${type("reading", "Reading")}</fieldset>
        <button type="button" class="primary" data-test-id="create-question">Create question</button></div>
      <div class="library-questions">${this.questions()}</div>`);
  }

  questions() {
    const pages = pagesOf(this.chooser.chapters).filter((page) => this.pageIds.includes(page.id));
    const errata = `${this.screen.boot.osweb_base_url}/errata/form?source=OpenStax+Tutor&location=Exercise%3A+`;
    if (this.shown) return detail(this.shown, this.listed, { isTold: this.isTold, errata });
    return html`${pages.map((page) => cards(page, questionsOf(this.listed, page)))}`;
  }

  redraw() {
    this.screen.drawPart(".library-questions", this.questions());
  }

  listen() {
    const { screen } = this;
    chaptersStep.listen(this.chooser);
    screen.on("click", "[data-test-id='show-questions']", () => this.showQuestions());
    screen.on("click", "#choose-sections", () => this.drawChooser());
    screen.on("change", "[name='filter-assignment-type']", (radio) => {
      this.type = radio.value;
      this.shown = null;
      this.redraw();
    });
    screen.on("click", ".action.exclude", (button) => this.setExcluded(this.found(button), true));
    screen.on("click", ".action.include", (button) => this.setExcluded(this.found(button), false));
    screen.on("click", ".action.details", (button) => this.look(this.found(button)));
    screen.on("click", ".action.copyEdit", (button) => this.write(this.found(button)));
    screen.on("click", "[data-look]", (button) => this.look(this.listed[Number(button.dataset.look)]));
    screen.on("click", ".show-cards", () => this.look(null));
    screen.on("change", ".preview-feedback", (box) => {
      this.isTold = box.checked;
      this.redraw();
    });
    screen.on("click", "[data-test-id='create-question']", () => this.write(null));
  }

  found(element) {
    return this.exercises.find((one) => one.id === element.closest("[data-id]").dataset.id);
  }

  look(exercise) {
    this.shown = exercise;
    this.redraw();
  }

  async setExcluded(exercise, isExcluded) {
    const [told] = await put(`/courses/${this.course.id}/exercises/exclude`, [{ id: exercise.id, is_excluded: isExcluded }]);
    exercise.is_excluded = told.is_excluded;
    this.redraw();
    const left = this.listed.filter((one) => one.page_uuid === exercise.page_uuid && !one.is_excluded).length;
    if (isExcluded && left < FEWEST) this.warn(left);
  }

  warn(left) {
    const text = html`<p>This section has only ${left} ${left === 1 ? "question" : "questions"} left. OpenStax Tutor needs at least
      ${FEWEST} to choose from.</p>`;
    const footer = html`<button type="button" class="btn primary" data-close>OK</button>`;
    this.screen.dialog("Few questions left", text, { footer, className: "few-questions-left" });
  }

  async write(origin) {
    const { screen, course } = this;
    if (!(await agreeToWriting(screen))) return;
    await openQuestionForm(screen, course, {
      origin,
      pageIds: this.pageIds,
      pages: pagesOf(this.chooser.chapters),
      onSaved: () => this.showQuestions(),
    });
  }
}

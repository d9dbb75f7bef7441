// A task: stop by stop, answering on the way.

import { get } from "../core/api.js";
import { html } from "../core/html.js";
import { Notes } from "../parts/notes.js";
import { openSummary } from "../parts/notes_summary.js";
import { Saved } from "../parts/practice_star.js";
import { getChapters, pagesOf } from "../parts/readings.js";
import { openOverview, readingHead, readingPage, withArrows } from "../parts/task_reading.js";
import { end, failure, instructions, intro, placeholder } from "../parts/task_cards.js";
import { canSubmitWords, questionBlock, wordCount } from "../parts/task_question.js";
import { showEvent, showExternal } from "../parts/task_single.js";
import { hasNumbers, isPractice } from "../parts/task_stops.js";
import { stepRow } from "../parts/task_row.js";
import { Visit } from "../parts/task_visit.js";

const LOCK = 1000; // after going forward, so that a second click does not skip a step

export async function show(screen, { courseId, taskId, stepId }) {
  const course = screen.course(courseId);
  const student = course.roles.find(({ type }) => type !== "teacher");
  const [task, saved] = await Promise.all([
    get(`/tasks/${taskId}`),
    student ? Saved.load(courseId, student.id) : null,
  ]);
  if (task.type === "event") return showEvent(screen, course, task);
  if (task.type === "external") return showExternal(screen, course, task);
  const page = new TaskPage(screen, course, new Visit(screen.boot, task, Boolean(student)), saved);
  return page.start(stepId);
}

class TaskPage {
  constructor(screen, course, visit, saved) {
    this._screen = screen;
    this._course = course;
    this._visit = visit;
    this._saved = saved;
    this._isLocked = false;
    this._isSending = false; // an answer, which a second click must not send once more
  }

  async start(stepId) {
    const asked = this._visit.find(stepId);
    this._listen();
    await this._go(asked ?? this._visit.entry, { replace: true });
  }

  async _go(stop, { replace = false } = {}) {
    try {
      await this._visit.moveTo(stop);
    } catch (error) {
      return this._failed("loading", error);
    }
    if (this._screen.isLeft) return;
    const path = `/course/${this._course.id}/task/${this._visit.task.id}/step/${this._visit.present.id}`;
    history[replace || path === location.pathname ? "replaceState" : "pushState"]({}, "", path);
    this._draw();
    this._scroll();
    if (this._visit.present.kind === "reading") await this._showNotes(this._visit.present.step);
  }

  // What the student marked in the page that is read. Its uuid is the book's to tell.
  async _showNotes(step) {
    this._pages ??= pagesOf(await getChapters(this._course.ecosystem_id));
    const page = this._pages.find(({ number }) => number === (step.chapter_section ?? []).join("."));
    if (!page || this._screen.isLeft) return;
    this._notes ??= new Notes(this._screen, this._course);
    await this._notes.showOf(page.uuid);
  }

  // To the top of a stop; to a part that stands below others.
  _scroll() {
    const { parts, present } = this._visit;
    if (present === parts[0]) return scrollTo(0, 0);
    this._screen.find(`[data-task-step-id="${present.id}"]`).scrollIntoView();
  }

  async _forward(button) {
    // Of several parts on one page the one that was answered leads on.
    const block = button.closest("[data-task-step-id]");
    if (block) this._visit.present = this._visit.find(block.dataset.taskStepId);
    if (this._isLocked || !this._visit.leadsOn) return;
    try {
      await this._visit.completeReading();
    } catch (error) {
      return this._failed("saving", error);
    }
    this._lock();
    await this._go(this._visit.stops[this._visit.index + 1]);
  }

  _lock() {
    this._isLocked = true;
    setTimeout(() => {
      this._isLocked = false;
      if (this._screen.isLeft) return;
      for (const button of document.querySelectorAll(".onward:not([data-shut])")) button.disabled = false;
    }, LOCK);
  }

  _failed(verb, error) {
    console.error(error);
    if (this._screen.find(".task-stop")) return this._screen.drawPart(".task-stop", failure(verb));
    this._screen.draw(html`<div class="task-screen" data-test-id="student-task">${failure(verb)}</div>`);
  }

  _listen() {
    const { _screen: screen, _visit: visit } = this;
    const step = (id) => visit.find(id).step;
    screen.on("click", "[data-onward]", (button) => this._forward(button));
    screen.on("click", "[data-back]", () => this._go(visit.stops[visit.index - 1]));
    screen.on("click", "[data-stop]", ({ dataset }) => this._go(visit.find(dataset.stop)));
    screen.on("click", "[data-begin]", () => this._go(visit.stops[1]));
    screen.on("click", "[data-reload-page]", () => location.reload());
    screen.on("click", ".milestones-toggle", () => openOverview(screen, visit, (id) => this._go(visit.find(id))));
    screen.on("click", ".my-highlights", () => openSummary(screen, this._course));
    screen.on("click", "[data-star]", async ({ dataset }) => {
      await this._saved.toggle(step(dataset.star));
      this._draw();
    });
    screen.on("click", "[data-choice]", (letter) => {
      visit.answers.choose(step(letter.form.dataset.choices), letter.dataset.choice);
      this._draw();
    });
    // Enter on the letter that is chosen already sends it.
    screen.on("keydown", ".answer-checked [data-choice]", (letter, event) => {
      if (event.key !== "Enter" || !letter.form.querySelector("[type='submit']:enabled")) return;
      event.preventDefault();
      letter.form.requestSubmit();
    });
    screen.on("input", "[data-words] textarea", (box) => this._write(step(box.form.dataset.words), box));
    screen.on("click", "[data-cancel]", ({ dataset }) => {
      visit.answers.cancel(step(dataset.cancel));
      this._draw();
    });
    screen.on("submit", "[data-choices], [data-words]", (form, event) => {
      event.preventDefault();
      return this._submit(step(form.dataset.choices ?? form.dataset.words));
    });
  }

  _write(step, box) {
    const { answers, task } = this._visit;
    const before = answers.of(task, step);
    answers.write(step, box.value);
    const after = answers.of(task, step);
    if (before.leadsOn !== after.leadsOn || before.isEditing !== after.isEditing) {
      const at = box.selectionStart;
      this._draw();
      document.getElementById(box.id).setSelectionRange(at, at);
      return;
    }
    box.form.querySelector(".word-count").textContent = wordCount(box.value);
    const submit = box.form.querySelector("[type='submit']");
    if (submit) submit.disabled = !canSubmitWords(box.value);
  }

  async _submit(step) {
    const { answers, task } = this._visit;
    if (answers.of(task, step).asksForWords && step.formats.length > 1) {
      answers.reveal(step);
      return this._draw();
    }
    if (this._isSending) return;
    this._isSending = true;
    try {
      await this._visit.answer(step);
    } catch (error) {
      return this._failed("saving", error);
    } finally {
      this._isSending = false;
    }
    this._draw();
    this._screen.find(`[data-task-step-id="${step.id}"] [data-onward]`)?.focus();
  }

  _draw() {
    const { _visit: visit } = this;
    const { task } = visit;
    const stop = hasNumbers(task) ? this._stop() : withArrows(this._stop(), visit, this._isLocked);
    this._screen.draw(html`<div class="task-screen task-${task.type}" data-test-id="student-task">
      <div class="page-head"><h1 data-test-id="page-title">${task.title}</h1>
        ${isPractice(task) && html`<a class="btn" href="/course/${this._course.id}">Exit Practice</a>`}</div>
      ${hasNumbers(task) ? stepRow(visit.stops, visit.present) : readingHead(visit)}
      <div class="task-stop">${stop}</div></div>`);
  }

  _stop() {
    const { present, task } = this._visit;
    if (present.kind === "exercise") return this._questions();
    const cards = {
      instructions: () => instructions(task, this._isLocked),
      info: () => intro(present.id, this._isLocked),
      placeholder: () => placeholder(this._isLocked),
      end: () => end(task, this._course.id),
    };
    return (cards[present.kind] ?? (() => readingPage(present, this._isLocked)))();
  }

  _questions() {
    const { parts, answers, task } = this._visit;
    const blocks = parts.map((stop, index) =>
      questionBlock({ stop, answer: answers.of(task, stop.step), isLocked: this._isLocked, isFirst: !index }),
    );
    return html`${this._toolbar(this._visit.present.step)}${blocks}`;
  }

  _toolbar(step) {
    const errata = `${this._screen.boot.osweb_base_url}/errata/form?source=OpenStax+Tutor&location=Exercise%3A+`;
    return html`<div class="step-toolbar" data-test-id="step-toolbar">${this._saved?.button(step)}
      <a class="btn" data-test-id="browse-the-book-btn" href="/book/${this._course.id}" target="_blank">Browse the Book</a>
      <a href="${errata}${step.uid}" target="_blank" rel="noreferrer">Suggest a correction</a></div>`;
  }
}

// The form in which a teacher writes a question. What is begun is kept in the browser until it is published.

import { post } from "../core/api.js";
import { html, trusted } from "../core/html.js";

const KEPT = "ql-editor-state";
const FEWEST_CHOICES = 3;

// Show it, empty or with the question that it begins from; `onSaved` once it is published.
export async function openQuestionForm(screen, course, { origin, pageIds, pages, onSaved }) {
  const state = origin ? stateOf(origin) : kept() ?? emptyState();
  const dialog = screen.dialog("Question", form(state, pageIds, pages, origin), {
    footer: html`<button type="button" class="btn" data-close>Close</button>
      <button type="button" class="btn primary" data-test-id="publish-btn">Publish</button>`,
    className: "wide",
  });
  const part = (selector) => dialog.element.querySelector(selector);
  const redraw = () => (part(".question-answer-key").innerHTML = answerKey(state).toString());
  const change = () => {
    read(dialog.element, state);
    if (!origin) localStorage.setItem(KEPT, JSON.stringify(state));
  };
  dialog.on("input", "[data-edit], [name='correct']", change);
  dialog.on("change", ".is-two-step, [data-test-id='toggle-answer-choice-important']", change);
  dialog.on("click", "[data-test-id='switch-mcq'], [data-test-id='switch-wrm']", (button) => {
    change();
    state.isWritten = button.dataset.testId === "switch-wrm";
    for (const one of dialog.element.querySelectorAll("[data-test-id^='switch-']")) {
      one.setAttribute("aria-pressed", String(one === button));
    }
    redraw();
  });
  dialog.on("click", "[data-test-id='publish-btn']", async () => {
    change();
    const error = missing(state);
    part(".question-error").textContent = error ?? "";
    if (error) return;
    await post(`/courses/${course.id}/exercises`, bodyOf(state, part("[name='section']").value, origin));
    localStorage.removeItem(KEPT);
    dialog.close();
    screen.toast("question-published-toast", "Your question has been published");
    await onSaved();
  });
}

function emptyState() {
  return { text: "", solution: "", isWritten: false, isTwoStep: false, isOrdered: false, key: "", choices: Array(FEWEST_CHOICES).fill(""), right: 0 };
}

function kept() {
  return JSON.parse(localStorage.getItem(KEPT) ?? "null");
}

function stateOf({ content }) {
  const [question] = content.questions;
  const { answers } = question;
  return {
    ...emptyState(),
    text: question.stem_html,
    solution: question.collaborator_solutions[0]?.content_html ?? "",
    isWritten: !answers.length,
    isTwoStep: question.formats.includes("free-response") && answers.length > 0,
    isOrdered: question.is_answer_order_important,
    choices: answers.map((answer) => answer.content_html),
    right: Math.max(0, answers.findIndex((answer) => Number(answer.correctness) === 1)),
  };
}

function editor(name, label, content) {
  return html`<div class="editor"><span class="field-label">${label}</span><div class="pw-prosemirror-editor" contenteditable="true" role="textbox"
    aria-label="${label}" data-edit="${name}">${trusted(content)}</div></div>`;
}

function form(state, pageIds, pages, origin) {
  const kind = (testId, label, isOn) => html`<button type="button" data-test-id="${testId}" aria-pressed="${String(isOn)}">${label}</button>`;
  const box = (attributes, label, isOn) => html`<label><input type="checkbox" ${attributes} ${isOn && html`checked`}> ${label}</label>`;
  return html`<div data-test-id="add-edit-question">
    ${kind("switch-mcq", "Multiple-choice question", !state.isWritten)}${kind("switch-wrm", "Written-response question", state.isWritten)}
    <label>Section <select name="section">${pages.filter((page) => pageIds.includes(page.id)).map(
      (page) => html`<option value="${page.id}">${page.number} ${page.title}</option>`,
    )}</select></label>
    <div class="question-text">${editor("text", "Question", state.text)}</div>
    <p>${box(html`class="is-two-step"`, "Two-step question", state.isTwoStep)}
      ${box(html`data-test-id="toggle-answer-choice-important"`, "Order of choices matters", state.isOrdered)}</p>
    <div class="question-answer-key">${answerKey(state)}</div>
    <div class="detailed-solution">${editor("solution", "Detailed solution", state.solution)}</div>
    <p class="error-text question-error" role="alert"></p>${origin && html`<p class="muted">From question ${origin.content.uid}</p>`}</div>`;
}

function answerKey(state) {
  if (state.isWritten) return editor("key", "Answer key", state.key);
  return state.choices.map((choice, index) => html`<div class="choice">
    <label><input type="radio" name="correct" value="${index}" ${index === state.right && html`checked`}> Right</label>
    ${editor(`choice-${index}`, `Choice ${index + 1}`, choice)}</div>`);
}

// Take over what stands in the form.
function read(element, state) {
  for (const one of element.querySelectorAll("[data-edit]")) {
    const [name, index] = one.dataset.edit.split("-");
    if (name === "choice") state.choices[Number(index)] = one.innerHTML.trim();
    else state[name] = one.innerHTML.trim();
  }
  state.isTwoStep = element.querySelector(".is-two-step").checked;
  state.isOrdered = element.querySelector("[data-test-id='toggle-answer-choice-important']").checked;
  state.right = Number(element.querySelector("[name='correct']:checked")?.value ?? state.right);
}

// What keeps it from being published, in words; null when nothing does.
function missing(state) {
  if (!state.text) return "Question can’t be empty";
  if (state.isWritten) return state.key ? null : "Answer key can’t be empty";
  return state.choices.filter(Boolean).length > 1 && state.choices[state.right] ? null : "Answer key can’t be empty";
}

function bodyOf(state, pageId, origin) {
  const choices = state.isWritten ? [] : state.choices.map((content, index) => ({ content, correctness: index === state.right ? 1 : 0 }));
  return {
    selectedChapterSection: pageId,
    questionText: state.text,
    options: choices.filter((choice) => choice.content),
    detailedSolution: state.isWritten ? state.key : state.solution,
    isTwoStep: state.isTwoStep,
    isAnswerOrderImportant: state.isOrdered,
    ...(origin && { derived_from_id: origin.id }),
  };
}

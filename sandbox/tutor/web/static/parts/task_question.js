// A question as it is drawn: own words, choices, feedback. Nothing here decides; it shows what the step says.

import { html, trusted } from "../core/html.js";
import { onward } from "./task_cards.js";

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
export const MOST_WORDS = 500;

export function questionOf(step) {
  return step.content.questions[0];
}

export function needsWords(step) {
  return step.formats.includes("free-response");
}

export function isWrittenOnly(step) {
  return needsWords(step) && !questionOf(step).answers?.length;
}

export function countWords(text) {
  return text.trim() ? text.trim().split(/\s+/).length : 0;
}

export function canSubmitWords(text) {
  const count = countWords(text);
  return count > 0 && count <= MOST_WORDS;
}

function labelOf(step) {
  if (step.group === "personalized") return "Personalized";
  if (step.group === "spaced practice") return "Spaced Practice";
  if (isWrittenOnly(step)) return "Written-response";
  return needsWords(step) ? "Two-step" : "Multiple-choice";
}

// One part of an exercise. `answer` is what is being answered, `isFirst` whether it shows what parts share.
export function questionBlock({ stop, answer, isLocked, isFirst }) {
  const { step } = stop;
  const question = questionOf(step);
  return html`<div class="question-block card" data-task-step-id="${stop.id}">
    <header class="question-head"><h2>Question ${stop.number} | ID: ${step.uid}</h2>
      <span class="question-label">${labelOf(step)}</span></header>
    ${isFirst && trusted(step.context)}
    <div class="question-stem">${trusted(question.stimulus_html)}${trusted(question.stem_html)}</div>
    ${answer.asksForWords ? wordsForm(stop, answer) : choicesForm(stop, answer, isLocked)}</div>`;
}

export function wordCount(text) {
  const count = countWords(text);
  return count > MOST_WORDS ? `${count} words: Maximum ${MOST_WORDS} words` : `${count} words`;
}

function wordsForm(stop, answer) {
  const isWritten = isWrittenOnly(stop.step);
  const label = answer.isAgain ? "Re-submit" : "Submit";
  return html`<form class="words-form" data-test-id="student-free-response" data-words="${stop.id}">
    <textarea id="words-${stop.id}" data-test-id="free-response-box" aria-label="question response text box"
      placeholder="Enter your response..." rows="6" ${!answer.canUpdate && html`readonly`}>${answer.words}</textarea>
    <p class="word-count" aria-live="polite">${wordCount(answer.words)}</p>
    ${isWritten && html`<p class="hint">Multiple attempts allowed. Only the last submitted answer will be graded.</p>`}
    ${answer.savedAt && html`<p class="hint">Last submitted on ${answer.savedAt}</p>`}
    ${stop.step.published_comments && html`<p class="comments">${stop.step.published_comments}</p>`}
    <p class="button-row">${answer.isEditing && html`<button type="button" data-cancel="${stop.id}">Cancel</button>`}
      ${answer.leadsOn
        ? html`<button type="button" class="onward primary" data-onward data-test-id="submit-answer-btn">Next</button>`
        : html`<button type="submit" class="primary" data-test-id="submit-answer-btn" id="submit-${stop.id}"
            ${!canSubmitWords(answer.words) && html`disabled`}>${label}</button>`}</p></form>`;
}

function choicesForm(stop, answer, isLocked) {
  const { step } = stop;
  return html`<form class="choices-form" data-test-id="student-exercise-question" data-choices="${stop.id}">
    ${answer.words && html`<h3>Your response</h3><div class="free-response">${answer.words}</div>`}
    <div class="answers" role="group" aria-label="Choices">${answer.choices.map((choice, index) => row(stop, answer, choice, index))}</div>
    <div aria-live="polite">${solution(step)}</div>
    <p class="button-row">${attempts(answer)}
      ${answer.leadsOn
        ? onward(answer.isReadOnly ? "Next" : "Continue", { isLocked, testId: "continue-btn" })
        : html`<button type="submit" class="primary" data-test-id="submit-answer-btn" id="submit-${stop.id}"
            ${!answer.canSubmit && html`disabled`}>${answer.isAgain ? "Re-submit" : "Submit"}</button>`}</p></form>`;
}

function row(stop, answer, choice, index) {
  const { step } = stop;
  const letter = LETTERS[index];
  const isChecked = answer.choice === choice.id;
  const isRight = step.correct_answer_id !== undefined && step.correct_answer_id === choice.id;
  const isWrong = answer.wrong.has(choice.id);
  const verdict = (isRight && "(Correct Answer)") || (isWrong && "(Incorrect Answer)") || "";
  const classes = [isChecked && "answer-checked", isRight && "answer-correct", isWrong && "answer-incorrect"];
  return html`<div class="answers-answer ${classes.filter(Boolean).join(" ")}">
    <button type="button" class="answer-letter" id="choice-${stop.id}-${letter}" data-choice="${choice.id}"
      data-test-id="answer-choice-${letter}" aria-label="${isChecked && "Selected "}Choice ${letter}${verdict}:"
      aria-pressed="${String(isChecked)}" aria-describedby="text-${stop.id}-${letter}"
      ${(!answer.canUpdate || isWrong) && html`disabled`}>${letter}</button>
    <div class="answer-content" id="text-${stop.id}-${letter}">${trusted(choice.content_html)}</div>
    ${feedback(step, choice, isRight)}</div>`;
}

function feedback(step, choice, isRight) {
  const text = choice.id === step.answer_id ? step.feedback_html : isRight && step.correct_answer_feedback_html;
  return text ? html`<div class="question-feedback">${trusted(text)}</div>` : null;
}

function attempts({ attemptsLeft }) {
  if (!attemptsLeft) return null;
  return html`<span class="attempts-left">${attemptsLeft} attempt${attemptsLeft === 1 ? "" : "s"} left</span>`;
}

function solution({ solution: found }) {
  const text = typeof found === "string" ? found : found?.content_html;
  return text ? html`<div class="detailed-solution"><strong>Detailed solution:</strong> ${trusted(text)}</div>` : null;
}

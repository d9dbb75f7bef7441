// Questions as teachers see them when they choose.

import { get } from "../core/api.js";
import { html, trusted } from "../core/html.js";

const LETTERS = "abcdefghijklmnopqrstuvwxyz";

// The questions of these pages that a homework may take, those that the teacher excluded marked as such.
export async function getHomeworkExercises(course, pageIds) {
  const query = new URLSearchParams([["course_id", course.id], ...pageIds.map((id) => ["page_ids[]", id])]);
  return (await get(`/ecosystems/${course.ecosystem_id}/exercises/homework_core?${query}`)).items;
}

// Questions by the ids of their exercises, from whatever pool.
export async function getExercises(course, ids) {
  const query = new URLSearchParams([["course_id", course.id], ...ids.map((id) => ["exercise_ids[]", id])]);
  return (await get(`/ecosystems/${course.ecosystem_id}/exercises?${query}`)).items;
}

// What one part of an exercise asks, without its choices.
export function exerciseStem({ content }, question) {
  return html`${content.stimulus_html && html`<div class="stimulus">${trusted(content.stimulus_html)}</div>`}
    <div class="question-stem">${trusted(question.stem_html)}</div>`;
}

export function hasChoices(question) {
  return question.answers?.length > 0;
}

// Points of each part, as a new homework gives them: written responses count twice.
export function defaultPoints(exercise) {
  return exercise.content.questions.map((question) => (hasChoices(question) ? 1 : 2));
}

export function kindOf(exercise) {
  const { questions } = exercise.content;
  if (questions.length > 1) return "Multi-part";
  if (!hasChoices(questions[0])) return "Written-response";
  return questions[0].formats.includes("free-response") ? "Two-step" : "Multiple-choice";
}

// An exercise whole: its text, and each part with its choices. `isTold` shows which are right, and why.
export function exerciseText(exercise, isTold = false) {
  const { content } = exercise;
  return html`${content.stimulus_html && html`<div class="stimulus">${trusted(content.stimulus_html)}</div>`}
    ${content.questions.map(
      (question) => html`<div class="openstax-question"><div class="question-stem">${trusted(question.stem_html)}</div>
        ${hasChoices(question) && html`<ol class="answers-table">${question.answers.map((answer, index) => choice(answer, index, isTold))}</ol>`}
        ${isTold && question.collaborator_solutions?.map((solution) => html`<div class="solution"><strong>Detailed solution:</strong> ${trusted(solution.content_html)}</div>`)}</div>`,
    )}`;
}

function choice(answer, index, isTold) {
  const isRight = isTold && Number(answer.correctness) === 1;
  return html`<li class="answers-answer ${isRight ? "answer-correct" : ""}"><span class="exercise-letter">${LETTERS[index]}</span>
    <span>${trusted(answer.content_html)}${isRight && html` <strong>(Correct Answer)</strong>`}
    ${isTold && answer.feedback_html && html`<br><em>${trusted(answer.feedback_html)}</em>`}</span></li>`;
}

export function exerciseTags(exercise) {
  return html`<p class="exercise-tags"><span class="exercise-id">ID: ${exercise.content.uid}</span>
    <span>${kindOf(exercise)}</span>${exercise.tags.map((tag) => html`<span data-test-id="tag-type-${tag.type}">${tag.name ?? tag.id}</span>`)}</p>`;
}

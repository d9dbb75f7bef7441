// The cards of a task that ask nothing: how it works, what comes next, a slot still empty, the end.

import { html } from "../core/html.js";
import { now } from "../core/time.js";
import { isPractice } from "./task_stops.js";

const INTROS = {
  "two-step-intro": [
    "Two-step questions",
    "First answer in your own words, then choose. Writing an answer down helps you to remember it.",
  ],
  "personalized-intro": ["Personalized questions", "These questions were chosen for you, by how you answered before."],
  "spaced-practice-intro": [
    "Spaced practice",
    "These questions are about what you worked on earlier. Coming back to it helps you to remember it.",
  ],
  "individual-review-intro": ["Your individual review", "The questions that follow are for you alone."],
};
const FEEDBACK = {
  answer: "You get feedback as soon as you have answered a question.",
  due: "You get feedback after the due date.",
  publish: "You get feedback once your instructor has published the scores.",
};

// A button that leads on. While a task is locked it cannot be used.
export function onward(label, { isLocked, testId = null, className = "primary" }) {
  return html`<button type="button" class="onward ${className}" data-onward
    ${testId && html`data-test-id="${testId}"`} ${isLocked && html`disabled`}>${label}</button>`;
}

export function isClosed(task) {
  return Boolean(task.closes_at) && new Date(task.closes_at) < now();
}

function moment(text) {
  return new Date(text).toLocaleString("en-US", { dateStyle: "medium", timeStyle: "short" });
}

function percent(share) {
  return `${Math.round((share ?? 0) * 100)}%`;
}

function lateness(task) {
  const share = percent(task.late_work_penalty_per_period);
  if (task.late_work_penalty_applied === "immediately") return `Late work loses ${share} of its points.`;
  if (task.late_work_penalty_applied === "daily") return `Late work loses ${share} of its points for each day.`;
  return task.late_work_penalty_applied === "not_accepted" ? "Late work gets no points." : null;
}

function rules(task) {
  const weights = `Completing a question counts ${percent(task.completion_weight)}, a right answer
    ${percent(task.correctness_weight)}.`;
  return [
    task.due_at && `Due ${moment(task.due_at)}`,
    task.closes_at && `Closes ${moment(task.closes_at)}`,
    task.due_at && lateness(task),
    task.type !== "reading" && FEEDBACK[task.auto_grading_feedback_on],
    isPractice(task) && "Practice does not count toward your scores.",
    task.type === "reading" && task.correctness_weight !== undefined && weights,
  ].filter(Boolean);
}

function startLabel(task) {
  const done = task.steps.filter((step) => step.is_completed).length;
  if (isClosed(task) || (done && done === task.steps.length)) return "Review";
  return done ? "Continue" : "Start";
}

export function instructions(task, isLocked) {
  return html`<div class="card task-card" data-test-id="${task.type}-instructions"><h2>Before you begin</h2>
    ${task.description && html`<p class="notes">${task.description}</p>`}
    <ul>${rules(task).map((rule) => html`<li>${rule}</li>`)}</ul>
    ${onward(startLabel(task), { isLocked, testId: "value-prop-continue-btn" })}</div>`;
}

export function intro(name, isLocked) {
  const [title, text] = INTROS[name];
  return html`<div class="card task-card" data-test-id="${name}-value-prop"><h2>${title}</h2><p>${text}</p>
    ${onward("Continue", { isLocked, testId: "value-prop-continue-btn" })}</div>`;
}

export function placeholder(isLocked) {
  return html`<div class="card task-card"><h2>This step is unavailable</h2>
    <p>Unlock this personalized question by answering more problems for this assignment.</p>
    ${onward("Next", { isLocked })}</div>`;
}

function progress(task) {
  const done = task.steps.filter((step) => step.is_completed).length;
  if (!done) return "No steps have been completed.";
  return done === task.steps.length ? "You are done." : "Assignment is partially complete.";
}

export function end(task, courseId) {
  const isUntouched = !task.steps.some((step) => step.is_completed);
  return html`<div class="card task-card"><h2>${progress(task)}</h2>
    <p class="button-row">${isUntouched &&
    html`<button type="button" class="primary" data-begin>Begin work on assignment</button>`}
    <a class="btn" href="/course/${courseId}">Back to dashboard</a></p></div>`;
}

// What went wrong with a step stands in its place.
export function failure(verb) {
  return html`<div class="card task-card" role="alert"><h2>We’re sorry!</h2>
    <p>An error occurred when ${verb} this step.</p>
    <button type="button" class="primary" data-reload-page>Reload Page</button></div>`;
}

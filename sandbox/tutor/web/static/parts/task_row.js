// The row of a task's steps: numbers of questions, what they are worth, what was scored.

import { html } from "../core/html.js";

const ICONS = {
  instructions: "Instructions",
  "two-step-intro": "About two-step questions",
  "personalized-intro": "About personalized questions",
  "spaced-practice-intro": "About spaced practice",
  "individual-review-intro": "About your individual review",
  end: "End",
};

// The table; Points Scored is there once there is a score to show.
export function stepRow(stops, present) {
  const questions = stops.filter(({ number }) => number);
  const hasScores = questions.some(({ step }) => step.published_points !== undefined);
  return html`<div class="task-row"><table class="task-steps"><tbody>
    <tr><th scope="row">Question number</th>${stops.map((stop, index) => cell(stop, index, present))}
      <th scope="col">Total</th></tr>
    ${points("Available Points", stops, ({ step }) => step.available_points)}
    ${hasScores ? points("Points Scored", stops, ({ step }) => step.published_points, lateIcon) : null}
    </tbody></table></div>`;
}

function cell(stop, index, present) {
  const isPresent = stop === present;
  const classes = [isPresent && "current-step", stop.step?.is_completed && "completed", !stop.number && "icons"];
  const label = stop.number ? `Question ${stop.number}${verdict(stop.step)}` : ICONS[stop.id];
  return html`<td data-step-index="${index}" class="${classes.filter(Boolean).join(" ")} ${mark(stop.step)}">
    <button type="button" data-stop="${stop.id}" aria-label="${label}" title="${label}"
      ${isPresent && html`aria-current="step"`}>${stop.number ?? html`<i class="icon-${stop.id}"></i>`}</button></td>`;
}

function isRight(step) {
  if (!step?.is_solution_available || !step.answer_id) return null;
  return step.answer_id === step.correct_answer_id;
}

function verdict(step) {
  return { true: ", right", false: ", wrong" }[isRight(step)] ?? "";
}

function mark(step) {
  return { true: "is-right", false: "is-wrong" }[isRight(step)] ?? "";
}

function points(name, stops, value, extra = () => null) {
  const shown = (number) => (number === undefined ? "" : Number(number.toFixed(2)));
  const known = stops.filter(({ number }) => number).map(value);
  const total = known.reduce((sum, number) => sum + (number ?? 0), 0);
  return html`<tr><th scope="row">${name}</th>${stops.map((stop) =>
    stop.number ? html`<td>${shown(value(stop))}${extra(stop)}</td>` : html`<td></td>`,
  )}<td>${shown(total)}</td></tr>`;
}

function lateIcon({ step }) {
  if (!step.published_late_work_point_penalty) return null;
  return html` <span class="mark late" role="img" data-test-id="late-icon" aria-label="Late">◷</span>`;
}

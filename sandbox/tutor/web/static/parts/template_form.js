// The form of a grading template.

import { html } from "../core/html.js";

const SHARED = {
  auto_grading_feedback_on: "answer",
  late_work_penalty: 0.1,
  default_open_time: "00:01",
  default_due_date_offset_days: 7,
  default_close_date_offset_days: 7,
  allow_auto_graded_multiple_attempts: false,
  shuffle_answer_choices: true,
};
const DEFAULTS = {
  homework: {
    completion_weight: 0,
    correctness_weight: 1,
    manual_grading_feedback_on: "publish",
    late_work_penalty_applied: "daily",
    default_due_time: "21:00",
  },
  reading: {
    completion_weight: 0.9,
    correctness_weight: 0.1,
    manual_grading_feedback_on: "grade",
    late_work_penalty_applied: "immediately",
    default_due_time: "07:00",
  },
};

export function newTemplate(type) {
  return { task_plan_type: type, name: "", ...SHARED, ...DEFAULTS[type] };
}

function radios(name, legend, chosen, choices) {
  return html`<fieldset><legend>${legend}</legend>${choices.map(
    ([value, label, testId]) => html`<label><input type="radio" name="${name}" value="${value}" ${testId && html`data-test-id="${testId}"`}
      ${String(chosen) === String(value) && html`checked`}> ${label}</label>`,
  )}</fieldset>`;
}

function number(name, label, value, options = "") {
  return html`<label>${label} <input type="number" name="${name}" value="${value}" min="0" ${options && html`step="${options}"`} required></label>`;
}

export function templateForm(template) {
  const percent = (share) => Math.round((share ?? 0) * 100);
  const isLate = template.late_work_penalty_applied !== "not_accepted";
  return html`<form class="template-form">
    <label for="template_name">Template name</label>
    <input id="template_name" name="name" value="${template.name}" required autocomplete="off">
    ${number("completion_weight", "Completion, %", percent(template.completion_weight))}
    ${number("correctness_weight", "Correctness, %", percent(template.correctness_weight))}
    ${radios("auto_grading_feedback_on", "Show feedback on choices", template.auto_grading_feedback_on, [
      ["answer", "Immediately after each answer"],
      ["due", "After the due date"],
      ["publish", "After scores are published"],
    ])}
    ${radios("manual_grading_feedback_on", "Show feedback on written answers", template.manual_grading_feedback_on, [
      ["grade", "Immediately after grading"],
      ["publish", "After scores are published"],
    ])}
    ${radios("allow_auto_graded_multiple_attempts", "Multiple attempts", template.allow_auto_graded_multiple_attempts, [
      ["true", "On", "turn-on-multiple-attempts"],
      ["false", "Off", "turn-off-multiple-attempts"],
    ])}
    ${radios("shuffle_answer_choices", "Shuffle answers", template.shuffle_answer_choices, [
      ["true", "On", "turn-on-shuffle-answer-choices"],
      ["false", "Off", "turn-off-shuffle-answer-choices"],
    ])}
    ${radios("late_work_penalty_toggle", "Late work", isLate, [
      ["true", "Accept, with a penalty"],
      ["false", "Do not accept"],
    ])}
    ${radios("late_work_penalty_applied", "Penalty", template.late_work_penalty_applied, [
      ["daily", "for each late day"],
      ["immediately", "for each late assignment"],
    ])}
    <label>Penalty, % <input type="number" name="late_work_penalty" data-test-id="late-work-penalty" min="0" max="100" value="${percent(template.late_work_penalty)}"></label>
    <label>Opens at <input type="time" name="default_open_time" value="${template.default_open_time}" required></label>
    <label>Due at <input type="time" name="default_due_time" value="${template.default_due_time}" required></label>
    ${number("default_due_date_offset_days", "Due, days after it opens", template.default_due_date_offset_days)}
    ${number("default_close_date_offset_days", "Closes, days after it is due", template.default_close_date_offset_days)}</form>`;
}

// Several attempts go with feedback after each answer only.
export function listenToForm(dialog) {
  const element = (selector) => dialog.element.querySelector(selector);
  const follow = () => {
    const isImmediate = element("[name='auto_grading_feedback_on']:checked")?.value === "answer";
    element("[data-test-id='turn-on-multiple-attempts']").disabled = !isImmediate;
    if (!isImmediate) element("[data-test-id='turn-off-multiple-attempts']").checked = true;
  };
  dialog.on("change", "[name='auto_grading_feedback_on']", follow);
  follow();
}

// What is sent to save the form.
export function bodyOf(form, template) {
  const told = Object.fromEntries(new FormData(form));
  const isAccepted = told.late_work_penalty_toggle === "true";
  return {
    task_plan_type: template.task_plan_type,
    name: told.name.trim(),
    completion_weight: Number(told.completion_weight) / 100,
    correctness_weight: Number(told.correctness_weight) / 100,
    auto_grading_feedback_on: told.auto_grading_feedback_on,
    manual_grading_feedback_on: told.manual_grading_feedback_on,
    allow_auto_graded_multiple_attempts: told.allow_auto_graded_multiple_attempts === "true",
    shuffle_answer_choices: told.shuffle_answer_choices === "true",
    late_work_penalty_applied: isAccepted ? (told.late_work_penalty_applied ?? "daily") : "not_accepted",
    late_work_penalty: Number(told.late_work_penalty) / 100,
    default_open_time: told.default_open_time,
    default_due_time: told.default_due_time,
    default_due_date_offset_days: Number(told.default_due_date_offset_days),
    default_close_date_offset_days: Number(told.default_close_date_offset_days),
  };
}

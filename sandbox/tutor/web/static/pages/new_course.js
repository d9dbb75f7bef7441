// The course wizard: subject, term, anew or as a copy, name, size. Steps that are already decided are left out.

import { get, post } from "../core/api.js";
import { isTeacherOf } from "../core/bar.js";
import { html } from "../core/html.js";
import { now } from "../core/time.js";
import { STEPS } from "./new_course_steps.js";

export async function show(screen, params) {
  const { user, courses } = screen.boot;
  if (!user.can_create_courses) return screen.go("/courses", { replace: true });
  const offerings = (await get("/offerings")).items.filter((offering) => offering.is_available);
  const state = begin(params, offerings, courses);
  if (!state) return screen.go("/courses", { replace: true });
  const draw = () => screen.draw(page(state));
  draw();
  listenToFields(screen, state, draw);
  screen.on("click", "[data-test-id='cancel-x']", () => screen.go("/courses"));
  screen.on("click", ".wizard-back", () => {
    state.error = null;
    state.at -= 1;
    draw();
  });
  screen.on("submit", "form.wizard", async (form, event) => {
    event.preventDefault();
    await next(screen, state, draw);
  });
}

// What is known at the start; null when the course to copy or the subject is none of this teacher's.
function begin({ sourceId, offeringId }, offerings, courses) {
  const own = courses.filter((course) => isTeacherOf(course) && !course.is_preview);
  const source = own.find((course) => course.id === sourceId);
  const wanted = source?.offering_id ?? offeringId;
  const offering = offerings.find((one) => one.id === wanted);
  if ((sourceId && !source) || (wanted && !offering)) return null;
  return {
    ...{ offerings, own, courses, at: 0, error: null, isBusy: false },
    ...{ offering, source, start: null, term: null, zone: source?.timezone ?? "US/Central" },
    ...{ name: suggestedName({ offering, source }), sections: source?.num_sections ?? 1, students: "" },
    isPreset: { subject: Boolean(wanted), source: Boolean(source) },
  };
}

function suggestedName({ source, offering }) {
  return source ? `Copy of ${source.name}` : (offering?.default_course_name ?? "");
}

// Own courses of the subject that are over: what a course can be copied from.
function past(state) {
  return state.own.filter((one) => one.offering_id === state.offering?.id && Date.parse(one.ends_at) < now());
}

function steps(state) {
  const isNeeded = {
    subject: !state.isPreset.subject,
    source: !state.isPreset.source && past(state).length > 0,
    copy: !state.isPreset.source && state.start === "copy",
  };
  return Object.keys(STEPS).filter((name) => isNeeded[name] ?? true);
}

function page(state) {
  const names = steps(state);
  const step = STEPS[names[state.at]];
  const isLast = state.at === names.length - 1;
  return html`<div class="wizard-place card" data-test-id="new-course-wizard">
    <div class="page-head"><h1>${step.title}</h1>
      <button type="button" class="close" data-test-id="cancel-x" aria-label="Cancel">×</button></div>
    <form class="wizard" novalidate>${step.draw(state, past(state))}
      ${state.error ? html`<p role="alert">${state.error}</p>` : null}
      <p class="button-row">${state.at > 0 ? html`<button type="button" class="wizard-back">Back</button>` : null}
        <button type="submit" id="wizard-next" class="primary" data-test-id="next-btn"
          ${(state.isBusy || !step.isDone(state)) && html`disabled`}>${isLast ? "Finish" : "Next"}</button></p></form></div>`;
}

function listenToFields(screen, state, draw) {
  screen.on("click", "[data-choose]", (choice) => {
    const { choose, value } = choice.dataset;
    const before = suggestedName(state);
    STEPS[choose].choose(state, value);
    // The suggestion follows the choice until the teacher has written something else.
    if (state.name === before) state.name = suggestedName(state);
    draw();
  });
  screen.on("input", "[data-field]", (field) => {
    state[field.dataset.field] = field.value;
    screen.find("#wizard-next").disabled = !STEPS[steps(state)[state.at]].isDone(state);
  });
}

async function next(screen, state, draw) {
  const names = steps(state);
  const step = STEPS[names[state.at]];
  if (state.isBusy || !step.isDone(state)) return;
  state.error = step.refusal?.(state) ?? null;
  const isLast = state.at === names.length - 1;
  if (!state.error && !isLast) state.at += 1;
  state.isBusy = !state.error && isLast;
  draw();
  if (!state.isBusy) return;
  try {
    const course = await create(state);
    screen.boot.courses = [...screen.boot.courses, course];
    screen.go(`/course/${course.id}`);
  } finally {
    state.isBusy = false;
    if (!screen.isLeft) draw();
  }
}

function create(state) {
  const wanted = {
    name: state.name.trim(),
    ...state.term,
    timezone: state.zone,
    num_sections: Number(state.sections),
    estimated_student_count: Number(state.students),
  };
  if (state.source) return post(`/courses/${state.source.id}/clone`, { ...wanted, copy_question_library: true });
  return post("/courses", { ...wanted, is_preview: false, offering_id: state.offering.id });
}

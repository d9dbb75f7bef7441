// The wizard's steps: what each asks, when it is answered, and what is wrong with an answer.

import { html } from "../core/html.js";
import { ZONE_NAMES } from "../core/time.js";
import { termOf } from "../parts/terms_of_year.js";

const MOST_SECTIONS = 99;
const MOST_STUDENTS = 9_999;

function choices(entries) {
  return html`<div class="choices" role="group" aria-label="Choices">${entries}</div>`;
}

// One choice. `mark` are the attributes by which the real front end tells kinds of choices apart.
function choice(step, value, text, isChosen, mark = null) {
  return html`<button type="button" role="button" class="choice ${isChosen ? "selected" : ""}" id="${step}-${value}"
    data-choose="${step}" data-value="${value}" aria-pressed="${String(isChosen)}" ${mark}>${text}</button>`;
}

const isWhole = (text, most) => /^\d+$/.test(String(text)) && Number(text) >= 1 && Number(text) <= most;

export const STEPS = {
  subject: {
    title: "Which subject will you teach?",
    draw: ({ offerings, offering }) =>
      choices(
        offerings.map((one) =>
          choice("subject", one.id, one.title, one === offering, html`data-appearance="${one.appearance_code}"`),
        ),
      ),
    isDone: ({ offering }) => Boolean(offering),
    choose: (state, id) => {
      state.offering = state.offerings.find((one) => one.id === id);
      Object.assign(state, { term: null, start: null, source: null });
    },
  },
  term: {
    title: "When will you teach the course?",
    draw: ({ offering, term }) =>
      choices(
        offering.active_term_years.map((one, index) =>
          choice("term", index, termOf(one), one.term === term?.term && one.year === term?.year),
        ),
      ),
    isDone: ({ term }) => Boolean(term),
    choose: (state, index) => {
      const { term, year } = state.offering.active_term_years[index];
      state.term = { term, year };
    },
  },
  source: {
    title: "Start anew, or copy a past course?",
    draw: ({ start }) =>
      choices(
        [["new", "Create a new course"], ["copy", "Copy a past course"]].map(([value, text]) =>
          choice("source", value, text, start === value, html`data-new-or-copy="${value}"`),
        ),
      ),
    isDone: ({ start }) => Boolean(start),
    choose: (state, value) => {
      state.start = value;
      if (value === "new") state.source = null;
    },
  },
  copy: {
    title: "Which course do you want to copy?",
    draw: ({ source }, past) =>
      choices(past.map((one) => choice("copy", one.id, `${one.name}, ${termOf(one)}`, one === source))),
    isDone: ({ source }) => Boolean(source),
    choose: (state, id) => {
      state.source = state.own.find((one) => one.id === id);
    },
  },
  details: {
    title: "Name your course",
    draw: ({ name, zone }) => html`<p class="course-details-name"><label>Course name
        <input data-field="name" value="${name}" required autocomplete="off"></label></p>
      <p><label>Time zone <select data-field="zone">${ZONE_NAMES.map(
        (one) => html`<option ${one === zone && html`selected`}>${one}</option>`,
      )}</select></label></p>`,
    isDone: ({ name }) => name.trim() !== "",
    refusal: ({ name, courses }) =>
      courses.some((course) => course.name === name.trim()) ? "You have a course of this name already." : null,
  },
  size: {
    title: "Estimate the size of your course",
    draw: ({ sections, students }) => html`<p><label for="number-sections">Number of sections</label>
        <input id="number-sections" data-field="sections" type="number" min="1" max="${MOST_SECTIONS}" value="${sections}"></p>
      <p><label for="number-students">Estimated number of students</label>
        <input id="number-students" data-field="students" type="number" min="1" max="${MOST_STUDENTS}" value="${students}"></p>`,
    isDone: ({ sections, students }) => isWhole(sections, MOST_SECTIONS) && isWhole(students, MOST_STUDENTS),
  },
};

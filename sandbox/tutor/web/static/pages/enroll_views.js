// What the enrolment dialog says: title and body of each case.

import { html } from "../core/html.js";

// The request is made and waits for the student's word.
export function form({ to, student_identifier: known }) {
  return [
    "You are joining",
    html`<p class="course-name">${to.course.name}</p>
      <form class="join"><p><label>School issued ID <span class="hint">(for your instructor to know you by)</span>
        <input placeholder="School issued ID" value="${known}" autocomplete="off"></label></p>
        <p class="button-row"><button type="button" class="link add-later">Add it later</button>
          <button type="submit" class="primary">Continue</button></p></form>`,
  ];
}

// The sections of a course, for those who come from an LMS.
export function choose({ name, periods }, chosen) {
  return [
    "Choose your section",
    html`<p class="course-name">${name}</p>
      <form class="choose" data-chosen="${chosen}"><div class="choices" role="group" aria-label="Sections">
        ${periods.map((period) => section(period, chosen))}</div>
        <p class="button-row"><button type="submit" class="primary" ${!chosen && html`disabled`}>Continue</button></p></form>`,
  ];
}

function section({ name, enrollment_code: code }, chosen) {
  const isChosen = code === chosen;
  return html`<button type="button" role="button" class="choice ${isChosen ? "selected" : ""}" data-code="${code}"
    aria-pressed="${String(isChosen)}" ${isChosen && html`data-first`}>${name}</button>`;
}

const REFUSALS = {
  invalid_enrollment_code: () => [
    "Enroll",
    html`<p role="alert" class="alert">The provided enrollment code is not valid. Check it with your instructor.</p>`,
  ],
  is_teacher: (error, { osweb_base_url: help }) => [
    "Sorry, you can’t enroll as a student in your course",
    html`<p>You are an instructor of ${error.data?.course_name ?? "this course"}. To see what your students see, open
        the course and choose its student view. <a href="${help}" target="_blank" rel="noreferrer">Support</a></p>
      <p class="button-row"><a class="btn primary" data-first href="/courses">Continue to My courses</a></p>`,
  ],
  dropped_student: () => [
    "Sorry, you have been removed from this course",
    html`<p>If you think that this is a mistake, talk to your instructor.</p>`,
  ],
  course_ended: () => [
    "Sorry, the course has ended",
    html`<p>Ask your instructor for the enrollment link of the course that runs now.</p>`,
  ],
};

// Why the server refuses, in the words of its first code that is known.
export function refusal(error, boot) {
  const known = error.errors.find((one) => REFUSALS[one.code]);
  if (known) return REFUSALS[known.code](known, boot);
  const said = error.errors.map((one) => one.message ?? one.code).filter(Boolean);
  return ["Sorry, an error occured", html`<p role="alert">${said.join(", ") || error.message}</p>`];
}

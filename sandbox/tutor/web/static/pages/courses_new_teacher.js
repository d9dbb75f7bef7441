// A teacher's first visit, before there is any course: choose a subject, see what it offers, make a course of it.

import { post } from "../core/api.js";
import { html } from "../core/html.js";

// Steps of the address's ?onboarding=
const SELECT = "0";
const DETAIL = "1";
const SUGGESTED = "2";

export function show(screen, params, query) {
  const { offerings } = screen.boot;
  const state = { step: query.get("onboarding") ?? SELECT, chosen: null };
  const go = (step) => {
    state.step = step;
    history.pushState({}, "", `/courses?onboarding=${step}`);
    screen.draw(page(screen.boot, state));
  };
  // Without a choice there is nothing to tell the details of.
  if (state.step === DETAIL) state.step = SELECT;
  screen.draw(page(screen.boot, state));
  screen.on("change", "[name='offering']", (radio) => {
    state.chosen = offerings.find((offering) => offering.id === radio.value);
    screen.find("[data-test-id='show-detail']").disabled = false;
  });
  screen.on("click", "[data-test-id='show-detail']", () => go(DETAIL));
  screen.on("click", "[data-test-id='back-to-select']", () => go(SELECT));
  screen.on("submit", "form.suggest", async (form, event) => {
    event.preventDefault();
    await post("/user/suggest", { data: { subject: form.elements.subject.value } });
    go(SUGGESTED);
  });
  screen.on("click", "[data-test-id='create-preview']", () => createPreview(screen, state.chosen));
}

function page({ offerings, osweb_base_url: help }, state) {
  const content = { [SELECT]: () => select(offerings, state), [DETAIL]: () => detail(state.chosen, help) };
  return html`<div class="my-courses card" data-test-id="my-courses"><div data-test-id="new-teacher-screen">
    ${(content[state.step] ?? suggested)()}</div></div>`;
}

function select(offerings, state) {
  const groups = Map.groupBy(offerings, (offering) => offering.subject ?? "Other");
  return html`<h1>Which subject will you teach?</h1>
    ${[...groups].map(([subject, members]) => html`<fieldset class="choices"><legend>${subject}</legend>
      ${members.map((offering) => choice(offering, offerings.indexOf(offering), state.chosen))}</fieldset>`)}
    <p><button type="button" class="primary" data-test-id="show-detail" ${!state.chosen && html`disabled`}>Next</button></p>
    <form class="suggest"><label>Is yours not there? Suggest a subject
      <input name="subject" data-test-id="input-suggested-subject" required></label>
      <button type="submit" data-test-id="submit-suggested-subject">Suggest</button></form>`;
}

function choice(offering, index, chosen) {
  return html`<label class="choice-line"><input type="radio" name="offering" value="${offering.id}"
    data-test-id="offering-${index}" ${offering === chosen && html`checked`}> ${offering.title}</label>`;
}

function detail(offering, help) {
  return html`<h1>${offering.title}</h1><p>${offering.description}</p>
    <p><a href="${help}" target="_blank" rel="noreferrer">Getting Started Guide</a></p>
    <p class="button-row"><button type="button" data-test-id="back-to-select">Back</button>
      <button type="button" data-test-id="create-preview">Preview course</button>
      <a class="btn primary" data-test-id="create-course" href="/new-course/offering/${offering.id}">Create a course</a></p>`;
}

function suggested() {
  return html`<h1>Thank you for your suggestion</h1>
    <p><button type="button" data-test-id="back-to-select">Back</button></p>`;
}

async function createPreview(screen, offering) {
  const course = await post("/courses", {
    name: offering.default_course_name,
    is_preview: true,
    num_sections: 1,
    offering_id: offering.id,
  });
  await screen.refreshCourses();
  screen.go(`/course/${course.id}`);
}

// A research survey: its questions in words, and an answer that is sent once.

import { get, put } from "../core/api.js";
import { html } from "../core/html.js";

export async function show(screen, { courseId, surveyId }) {
  const { research_surveys: surveys } = await get(`/courses/${courseId}/dashboard`);
  const survey = surveys.find(({ id }) => id === surveyId);
  if (!survey) {
    screen.go(`/course/${courseId}`, { replace: true });
    return;
  }
  const questions = questionsOf(survey.model);
  screen.draw(html`<div class="sv_main card"><h1 data-test-id="page-title">${survey.title}</h1>
    <form class="survey">${questions.map((name) => html`<p><label>${name} <input type="text" name="${name}"></label></p>`)}
      <button type="submit" class="primary sv_complete_btn">Complete</button></form></div>`);
  screen.on("submit", "form.survey", async (form, event) => {
    event.preventDefault();
    await put(`/research_surveys/${surveyId}`, { response: Object.fromEntries(new FormData(form)) });
    screen.drawPart(".sv_main", html`<p class="sv_completed_page" role="status">Thank you for taking part.</p>
      <a class="btn primary" href="/course/${courseId}">Return to dashboard</a>`);
  });
}

// The names of the questions in a survey's model.
function questionsOf(model) {
  const { pages = [] } = typeof model === "string" ? JSON.parse(model || "{}") : (model ?? {});
  return pages.flatMap((page) => (page.elements ?? []).map((element) => element.name));
}

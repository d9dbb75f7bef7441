// A student's own id: changing it, and the word that it is changed.

import { put } from "../core/api.js";
import { html } from "../core/html.js";

export async function show(screen, { courseId }) {
  const course = screen.course(courseId);
  screen.draw(form(course));
  screen.on("submit", "form.student-id", async (element, event) => {
    event.preventDefault();
    const identifier = element.elements.student_identifier.value.trim();
    const saved = await put(`/user/courses/${courseId}/student`, { student_identifier: identifier });
    const record = screen.course(courseId).student_record;
    if (record) record.student_identifier = saved.student_identifier;
    screen.draw(done(course));
  });
}

function form({ id, student_record: record }) {
  return html`<div class="card change-student-id"><h1 data-test-id="page-title">Change your student ID</h1>
    <form class="student-id"><p><label>School issued ID
      <input name="student_identifier" placeholder="School issued ID" value="${record?.student_identifier}"
        autocomplete="off" required></label></p>
      <p class="button-row"><a class="btn" href="/course/${id}">Cancel</a>
        <button type="submit" class="primary">Save</button></p></form></div>`;
}

function done({ id }) {
  return html`<div class="card change-student-id"><h1 data-test-id="page-title">Change your student ID</h1>
    <p role="status">You have successfully updated your student ID.</p>
    <p class="button-row"><a class="btn primary" href="/course/${id}">Back to Dashboard</a></p></div>`;
}

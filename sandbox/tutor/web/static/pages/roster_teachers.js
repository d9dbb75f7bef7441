// The roster's instructors: the link by which a colleague joins, and removing one.

import { remove } from "../core/api.js";
import { html } from "../core/html.js";

export function listenToTeachers(screen, state, draw) {
  screen.on("click", ".add-teacher", () => showLink(screen, state.roster.teach_url));
  screen.on("click", ".remove-teacher", (button) => {
    const teacher = state.roster.teachers.find((one) => one.id === button.closest("tr").dataset.teacherId);
    confirm(screen, button, { teacher, state, draw });
  });
}

function showLink(screen, url) {
  screen.dialog("Add Instructor", html`<p>Send this link to your colleague, who joins the course by opening it.
      Do not share this link with students.</p>
    <p><label>Link for instructors <input class="copy-link" readonly value="${url}"></label></p>`);
}

function confirm(screen, button, { teacher, state, draw }) {
  const isSelf = teacher.id === state.course.teacher_record?.id;
  const popover = screen.popover(
    button,
    html`<p>Remove ${teacher.name}?</p>
      ${isSelf ? html`<p class="warning">If you remove yourself, you will lose access to this course.</p>` : null}
      <button type="button" class="primary" data-test-id="remove-confirm-btn">Remove</button>`,
    { id: "remove-teacher", label: "Remove instructor" },
  );
  popover.on("click", "[data-test-id='remove-confirm-btn']", async () => {
    popover.close();
    await remove(`/teachers/${teacher.id}`);
    if (isSelf) {
      screen.boot.courses = screen.boot.courses.filter((course) => course !== state.course);
      return screen.go("/courses");
    }
    state.roster.teachers = state.roster.teachers.filter((one) => one !== teacher);
    draw();
  });
}

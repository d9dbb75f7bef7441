// What a teacher does with a student: the id, another section, dropping, taking back.

import { put, remove } from "../core/api.js";
import { html } from "../core/html.js";

export function listenToStudents(screen, state, { draw, sections }) {
  const of = (element) => {
    const { studentId } = element.closest("tr").dataset;
    return state.roster.students.find((student) => student.id === studentId);
  };
  // The server's word about a student takes the place of what was known; the sections' sizes follow.
  const keep = async (student, answer) => {
    const found = await answer;
    count(state.course, student, -1);
    Object.assign(student, found);
    count(state.course, student, 1);
    draw();
  };
  screen.on("click", ".identifier", (button) => editIdentifier(button, of(button), keep));
  screen.on("click", ".change-section", (button) => {
    const others = sections().filter((section) => section.id !== of(button).period_id);
    chooseSection(screen, button, others, (id) => keep(of(button), put(`/students/${of(button).id}`, { period_id: id })));
  });
  screen.on("click", ".drop-student", (button) => {
    const student = of(button);
    ask(screen, button, { title: `Drop ${student.name}?`, word: "Drop", id: "drop-student" }, () =>
      keep(student, remove(`/students/${student.id}`)),
    );
  });
  screen.on("click", ".undrop-student", (button) => {
    const student = of(button);
    ask(screen, button, { word: `Add ${student.name}?`, id: "undrop-student" }, () =>
      keep(student, put(`/students/${student.id}/undrop`)),
    );
  });
}

function count(course, student, step) {
  const section = course.periods.find((period) => period.id === student.period_id);
  if (section && student.is_active) section.num_enrolled_students += step;
}

// The id becomes a field; leaving the field saves, Escape leaves all as it was.
function editIdentifier(button, student, keep) {
  const before = student.student_identifier ?? "";
  const cell = button.parentElement;
  cell.innerHTML = html`<input class="identifier-input" aria-label="Student ID of ${student.name}"
    value="${before}" autocomplete="off">`.toString();
  const input = cell.firstElementChild;
  const restore = () => cell.replaceChildren(button);
  input.focus();
  input.select();
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") input.value = before;
    if (event.key === "Escape" || event.key === "Enter") input.blur();
  });
  return new Promise((resolve, reject) => {
    input.addEventListener("blur", () => {
      const identifier = input.value.trim();
      restore();
      if (identifier === before) return resolve();
      keep(student, put(`/students/${student.id}`, { student_identifier: identifier })).then(resolve, reject);
    }, { once: true });
  });
}

function chooseSection(screen, button, others, act) {
  const popover = screen.popover(
    button,
    html`<ul class="plain-list">${others.map(
      (section) => html`<li><button type="button" class="link" data-period-id="${section.id}">${section.name}</button></li>`,
    )}</ul>`,
    { id: "change-period", label: "Move to section" },
  );
  popover.on("click", "[data-period-id]", (choice) => {
    popover.close();
    return act(choice.dataset.periodId);
  });
}

function ask(screen, button, { title = null, word, id }, act) {
  const popover = screen.popover(
    button,
    html`${title && html`<p>${title}</p>`}<button type="button" class="primary" data-really>${word}</button>`,
    { id, label: word },
  );
  popover.on("click", "[data-really]", () => {
    popover.close();
    return act();
  });
}

// What a teacher does with a section: adding, renaming, deleting an empty one.

import { post, put, remove } from "../core/api.js";
import { html } from "../core/html.js";

export function listenToSections(screen, state, { choose, sections }) {
  screen.on("click", ".add-period", () => {
    const words = { title: "Add Section", button: "Add", name: "" };
    askForName(screen, words, sections(), async (name) => {
      const period = await post(`/courses/${state.course.id}/periods`, { name });
      state.course.periods = [...state.course.periods, period];
      choose(sections().indexOf(period));
    });
  });
  screen.on("click", ".rename-period", () => {
    const section = sections()[state.tab];
    const words = { title: "Rename Section", button: "Rename", name: section.name };
    askForName(screen, words, sections(), async (name) => {
      Object.assign(section, await put(`/periods/${section.id}`, { name }));
      choose(state.tab);
    });
  });
  screen.on("click", ".delete-period", () => {
    const section = sections()[state.tab];
    askToDelete(screen, section, async () => {
      Object.assign(section, { is_archived: true }, await remove(`/periods/${section.id}`));
      choose(0);
    });
  });
}

// A dialog with one field. A name that is empty or taken cannot be sent.
function askForName(screen, { title, button, name }, sections, act) {
  const dialog = screen.dialog(title, html`<form class="period-name" id="period-name"><label>Section name
      <input type="text" name="period" value="${name}" autocomplete="off"></label>
      <p class="error-text taken" role="alert" hidden>A section of this name exists already.</p></form>`, {
    footer: html`<button type="button" class="btn" data-close>Cancel</button>
      <button type="submit" form="period-name" class="btn primary name-btn" disabled>${button}</button>`,
  });
  const [input, submit, taken] = ["input", ".name-btn", ".taken"].map((found) => dialog.element.querySelector(found));
  input.focus();
  input.select();
  dialog.on("input", "input", () => {
    const wanted = input.value.trim();
    taken.hidden = wanted === name || !sections.some((section) => section.name === wanted);
    submit.disabled = !wanted || wanted === name || !taken.hidden;
  });
  dialog.on("submit", "form", async (form, event) => {
    event.preventDefault();
    if (submit.disabled) return;
    submit.disabled = true;
    dialog.close();
    await act(input.value.trim());
  });
}

function askToDelete(screen, section, act) {
  const dialog = screen.dialog("Delete Section?", html`<p>${section.name} has no students. Nobody can join it any more.</p>`, {
    footer: html`<button type="button" class="btn" data-close>Cancel</button>
      <button type="button" class="btn primary delete-btn">Delete</button>`,
  });
  dialog.on("click", ".delete-btn", () => {
    dialog.close();
    return act();
  });
}

// Highlights in a page of the book, and what was written about them: made by selecting text, seen by nobody else.

import { get, post, put, remove } from "../core/api.js";
import { html } from "../core/html.js";
import { openSummary } from "./notes_summary.js";

export class Notes {
  constructor(screen, course) {
    this._screen = screen;
    this._course = course;
    this._notes = [];
    screen.on("mouseup", ".book-content", () => this._offer());
    screen.on("click", ".tutor-highlight, .sidebar-button", ({ dataset }, event) => {
      event.preventDefault();
      if (!getSelection().isCollapsed) return; // the end of a selection, which is offered to be marked
      this._edit(this._of(dataset.highlightId));
    });
  }

  // Ask for the notes of the page whose text is drawn within `.book-content`, and mark them there.
  async showOf(uuid) {
    this._uuid = uuid;
    const found = await get(`/pages/${uuid}/notes`);
    if (uuid !== this._uuid) return; // another page has been turned to meanwhile
    this._notes = found;
    this._mark();
  }

  _mark() {
    const content = this._screen.find(".book-content");
    if (!content || this._screen.isLeft) return;
    content.querySelectorAll(".sidebar-button").forEach((button) => button.remove());
    content.querySelectorAll(".tutor-highlight").forEach((mark) => mark.replaceWith(...mark.childNodes));
    content.normalize();
    this._notes.forEach((note) => markIn(content, note));
  }

  _of(id) {
    return this._notes.find((note) => note.id === id);
  }

  // Beside selected text: what can be done with it.
  _offer() {
    const selection = getSelection();
    const text = selection.toString().trim();
    if (!text || selection.isCollapsed) return;
    const within = selection.anchorNode.parentElement;
    const popover = this._screen.popover(
      within,
      html`<button type="button" class="highlight">Highlight</button>
        <button type="button" class="annotate">Add a note</button>`,
      { id: "highlight-actions", label: "Highlight the selected text" },
    );
    const make = async () => {
      popover.close();
      const made = await post(`/pages/${this._uuid}/notes`, {
        course_id: this._course.id,
        anchor: within.id || "page",
        contents: { content: text },
      });
      getSelection().removeAllRanges();
      this._notes.push(made);
      this._mark();
      return made;
    };
    popover.on("click", ".highlight", make);
    popover.on("click", ".annotate", async () => this._edit(await make()));
  }

  // The box in which a note is written, changed and deleted.
  _edit(note) {
    const place = this._notes.indexOf(note);
    const button = (label, text, other) => html`<button type="button" aria-label="${label}"
      ${other === undefined && html`disabled`} ${other && html`data-other="${other.id}"`}>${text}</button>`;
    const mark = this._screen.find(`.tutor-highlight[data-highlight-id="${note.id}"]`);
    const box = this._screen.popover(
      mark ?? this._screen.find(".book-content"),
      html`<div class="edit-box"><textarea aria-label="note" rows="4">${note.annotation}</textarea>
        <p class="button-row">${button("save", "Save", null)}${button("delete", "Delete", null)}
        ${button("previous note", "↑", this._notes[place - 1])}${button("next note", "↓", this._notes[place + 1])}
        <button type="button" class="see-all">See all</button></p></div>`,
      { id: "edit-note", label: "Note" },
    );
    box.on("click", "[aria-label='save']", async (clicked) => {
      const annotation = clicked.closest(".edit-box").querySelector("textarea").value;
      Object.assign(note, await put(`/notes/${note.id}`, { annotation }));
      box.close();
      this._mark();
    });
    box.on("click", "[aria-label='delete']", async () => {
      await remove(`/notes/${note.id}`);
      this._notes = this._notes.filter((other) => other !== note);
      box.close();
      this._mark();
    });
    box.on("click", "[data-other]", ({ dataset }) => this._edit(this._of(dataset.other)));
    box.on("click", ".see-all", () => openSummary(this._screen, this._course));
  }
}

// A note's words in the text, the first time that they stand within one piece of it.
function markIn(content, note) {
  const words = note.contents?.content;
  const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
  while (words && walker.nextNode()) {
    const node = walker.currentNode;
    const at = node.data.indexOf(words);
    if (at < 0 || node.parentElement.closest(".tutor-highlight")) continue;
    const marked = node.splitText(at);
    marked.splitText(words.length);
    const mark = document.createElement("mark");
    mark.className = "tutor-highlight";
    mark.dataset.highlightId = note.id;
    mark.tabIndex = 0;
    marked.replaceWith(mark);
    mark.append(marked);
    if (note.annotation) mark.after(sidebarButton(note));
    return;
  }
}

function sidebarButton(note) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "sidebar-button";
  button.dataset.highlightId = note.id;
  button.setAttribute("aria-label", "View note");
  button.textContent = "✎";
  return button;
}

// What a page draws with: its place, events, dialogs, toasts, and the way to another page.

import { html } from "./html.js";
import { get } from "./api.js";
import { keepFocus, redraw } from "./focus.js";

const MESSAGES = {
  no_preview_courses_available: [
    "No preview courses are available",
    "There is no preview course for this subject at this time. Please try again later.",
  ],
  course_not_started: ["Future Course", "This course has not started yet."],
  course_ended: ["Past Course", "This course has ended."],
  no_exercises: ["No exercises are available", "There are no practice questions for these topics."],
  biglearn_not_ready: [
    "No exercises are available",
    "There are no practice questions available at this time. Please try again later.",
  ],
};

export class Screen {
  constructor(root, boot, navigate) {
    this.root = root;
    this.boot = boot; // what GET /api/user/bootstrap said, with courses as they are now
    this.hasUnsaved = () => false; // pages with work to lose say when there is some
    this._navigate = navigate;
    this._leaving = new AbortController();
    this._timers = [];
    this._floating = [];
  }

  // Draw the page anew. What had the focus keeps it, if it is still there.
  draw(markup) {
    if (!this.isLeft) redraw(this.root, markup);
  }

  // Draw one part of the page anew.
  drawPart(selector, markup) {
    if (!this.isLeft) redraw(this.root.querySelector(selector), markup);
  }

  find(selector) {
    return this.root.querySelector(selector);
  }

  // Call `handler(element, event)` for events on elements that match, those drawn later included.
  on(type, selector, handler, within = this.root) {
    within.addEventListener(
      type,
      async (event) => {
        const element = event.target.closest(selector);
        if (!element || !within.contains(element)) return;
        try {
          await handler(element, event);
        } catch (error) {
          this.fail(error);
        }
      },
      { signal: this._leaving.signal },
    );
  }

  // Go to another path of the site without loading it anew.
  go(path, { replace = false } = {}) {
    if (!this.isLeft) this._navigate(path, replace);
  }

  // Whether this page can be left: work that is not saved is not lost without a word.
  mayLeave() {
    return !this.hasUnsaved() || confirm("There are changes that are not saved. Leave without saving?");
  }

  // Whether another page has taken this one's place: what still arrives for it is of no use.
  get isLeft() {
    return this._leaving.signal.aborted;
  }

  // Call `act` every so many milliseconds while this page stands.
  every(milliseconds, act) {
    this._timers.push(setInterval(() => Promise.resolve(act()).catch((error) => this.fail(error)), milliseconds));
  }

  // Another page comes: stop all that belongs to this one.
  leave() {
    this._leaving.abort();
    this._timers.forEach(clearInterval);
    this._floating.forEach((element) => element.remove());
  }

  // The course of this id, as the API shows it to the one who looks.
  course(id) {
    return this.boot.courses.find((course) => course.id === id);
  }

  // Ask anew which courses there are: after joining, creating, renaming.
  async refreshCourses() {
    this.boot.courses = await get("/user/courses");
  }

  // A modal dialog, outside the page's own place. `on` of what is returned listens within it.
  dialog(title, body, { footer = null, className = "", onClose = null, isStatic = false } = {}) {
    const backdrop = document.createElement("div");
    backdrop.className = "modal-backdrop-place";
    const id = `dialog-${++Screen.count}`;
    backdrop.innerHTML = html`<div
      class="modal-dialog ${className}" role="dialog" aria-modal="true" aria-labelledby="${id}" tabindex="-1"
    ><div class="modal-header"><h2 class="modal-title" id="${id}">${title}</h2>
      ${isStatic ? null : html`<button class="close" type="button" aria-label="Close">×</button>`}</div>
      <div class="modal-body">${body}</div>
      ${footer ? html`<div class="modal-footer">${footer}</div>` : null}</div>`.toString();
    const before = document.activeElement;
    const close = () => {
      backdrop.remove();
      before?.isConnected && before.focus();
      onClose?.();
    };
    document.body.append(backdrop);
    this._floating.push(backdrop);
    backdrop.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !isStatic) close();
      if (event.key === "Tab") keepFocus(backdrop, event);
    });
    this.on("click", ".close, [data-close]", close, backdrop);
    backdrop.firstElementChild.focus();
    return {
      element: backdrop.firstElementChild,
      on: (type, selector, handler) => this.on(type, selector, handler, backdrop),
      close,
    };
  }

  // A popover beside an element; one at a time.
  popover(anchor, body, { id = "popover", label = "Choose" } = {}) {
    document.querySelector(".popover")?.remove();
    const popover = document.createElement("div");
    popover.className = "popover";
    popover.id = id;
    popover.setAttribute("role", "group");
    popover.setAttribute("aria-label", label);
    popover.innerHTML = body.toString();
    document.body.append(popover);
    this._floating.push(popover);
    const { left, bottom } = anchor.getBoundingClientRect();
    popover.style.left = `${Math.max(8, Math.min(left, innerWidth - popover.offsetWidth - 8)) + scrollX}px`;
    popover.style.top = `${bottom + scrollY + 4}px`;
    const close = () => {
      popover.remove();
      anchor.isConnected && anchor.focus();
    };
    popover.addEventListener("keydown", (event) => event.key === "Escape" && close());
    popover.querySelector("button, a, input")?.focus();
    return { on: (type, selector, handler) => this.on(type, selector, handler, popover), close };
  }

  // A word of success that stays for a while.
  toast(testId, text) {
    const toast = document.createElement("div");
    toast.className = "toast";
    toast.setAttribute("role", "status");
    toast.dataset.testId = testId;
    toast.textContent = text;
    document.body.append(toast);
    this._floating.push(toast);
    setTimeout(() => toast.remove(), 8_000);
  }

  // Tell of an error: in words for what the contract knows, else with all that the server said.
  fail(error) {
    if (this.isLeft) return;
    if (error.status === undefined) {
      crash(error);
      return;
    }
    const known = error.codes.map((code) => MESSAGES[code]).find(Boolean);
    if (known) {
      this.dialog(known[0], html`<p>${known[1]}</p>`, { footer: OK });
      return;
    }
    this.dialog(
      "Server Error",
      html`<p>An unexpected error has occurred: ${error.message}</p>
        <pre>${JSON.stringify({ status: error.status, errors: error.errors }, null, 2)}</pre>`,
      { footer: OK, className: "server-error" },
    );
  }

  // Say that the course is not this person's, and lead back to the own ones.
  noAccess() {
    this.draw(html``);
    this.dialog("Sorry, you can’t access this course", html`<p>You are neither a student nor a teacher in it.</p>`, {
      footer: html`<button type="button" class="btn primary" data-close>Close</button>`,
      onClose: () => this.go("/courses"),
    });
  }
}

Screen.count = 0;
const OK = html`<button type="button" class="btn primary" data-close>OK</button>`;

// The page cannot go on: say so in the words of the real front end.
export function crash(error) {
  console.error(error);
  document.getElementById("ox-react-root-container").innerHTML = html`<div class="invalid-page" role="alert">
    <h1>Uh-oh, the page failed to load</h1><button type="button" onclick="location.reload()">Retry</button>
  </div>`.toString();
}

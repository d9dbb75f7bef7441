// The field for a date and time: typed as "Nov 24 | 12:01 AM" or chosen by day, taken over with OK or Enter.

import { html } from "../core/html.js";
import { now, plusDays } from "../core/time.js";
import { dayText, monthAt, weeksOf } from "./month.js";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const TYPED = /^\s*([a-z]{3}) +(\d{1,2}) *\| *(\d{1,2}):(\d\d) *([ap])m\s*$/i;

// "2026-11-24T00:01" as the field shows it: without its year.
export function shownDate(wall) {
  if (!wall) return "";
  const [, month, day, hour, minute] = wall.match(/^\d+-(\d+)-(\d+)T(\d+):(\d+)/).map(Number);
  const clock = `${String(hour % 12 || 12).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
  return `${MONTHS[month - 1]} ${day} | ${clock} ${hour < 12 ? "AM" : "PM"}`;
}

// What was typed, as of this year: the text has none. Null when it is no date.
export function typedDate(text) {
  const found = text.match(TYPED);
  const month = found && MONTHS.findIndex((name) => name.toLowerCase() === found[1].toLowerCase()) + 1;
  if (!month || found[3] < 1 || found[3] > 12 || found[4] > 59) return null;
  const hour = (Number(found[3]) % 12) + (found[5].toLowerCase() === "p" ? 12 : 0);
  const two = (number) => String(number).padStart(2, "0");
  const day = `${now().getUTCFullYear()}-${two(month)}-${two(found[2])}`;
  const isOnCalendar = plusDays(monthAt(`${day.slice(0, 8)}01`, 0), Number(found[2]) - 1) === day;
  return isOnCalendar ? `${day}T${two(hour)}:${found[4]}` : null;
}

function header(month) {
  const step = (name, label, sign) =>
    html`<button type="button" class="oxdt-header-${name}-btn" aria-label="${label}">${sign}</button>`;
  return html`<div class="oxdt-header">
    ${step("super-prev", "Last year", "«")}${step("prev", "Last month", "‹")}
    <span class="oxdt-header-view" aria-live="polite"><span class="oxdt-month-btn">${dayText(month, { month: "short" })}</span>
      <span class="oxdt-year-btn">${month.slice(0, 4)}</span></span>
    ${step("next", "Next month", "›")}${step("super-next", "Next year", "»")}</div>`;
}

const STEPS = { "super-prev": -12, prev: -1, next: 1, "super-next": 12 };

class Picker {
  constructor(input, { value, first, last, present, take }) {
    Object.assign(this, { input, value, first, last, present, take, chosen: value, month: monthAt(value || present, 0) });
    this.element = document.createElement("div");
    this.element.className = "oxdt-dropdown";
    this.element.setAttribute("role", "group");
    this.element.setAttribute("aria-label", "Choose a date");
    this.leaving = new AbortController();
    input.after(this.element);
    this.draw();
    this.listen();
  }

  isAllowed(wall) {
    return wall && wall >= this.first && wall <= this.last;
  }

  cell(day) {
    const clock = (this.chosen || this.present).slice(10);
    const isAllowed = day >= this.first.slice(0, 10) && day <= this.last.slice(0, 10);
    const classes = [
      "oxdt-cell",
      day.slice(0, 7) === this.month.slice(0, 7) && "oxdt-cell-in-view",
      day === this.present.slice(0, 10) && "oxdt-cell-today",
      day === this.chosen?.slice(0, 10) && "oxdt-cell-selected",
      !isAllowed && "oxdt-cell-disabled",
    ];
    return html`<td class="${classes.filter(Boolean).join(" ")}" title="${day}" data-wall="${day}${clock}">
      <button type="button" class="oxdt-cell-inner" ${!isAllowed && html`disabled`}>${Number(day.slice(8))}</button></td>`;
  }

  // What had the focus keeps it.
  draw() {
    const focused = this.element.contains(document.activeElement) ? document.activeElement : null;
    const day = focused?.closest(".oxdt-cell")?.title;
    const mark = day ? `[title="${day}"] button` : focused && `.${focused.classList.item(focused.classList.length - 1)}`;
    this.render();
    if (mark) (this.element.querySelector(mark) ?? this.input).focus();
  }

  render() {
    this.element.innerHTML = html`${header(this.month)}
      <table><thead><tr>${["Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"].map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
      <tbody>${weeksOf(this.month).map((week) => html`<tr>${week.map((day) => this.cell(day))}</tr>`)}</tbody></table>
      <div class="oxdt-footer"><button type="button" class="link oxdt-now-btn">Now</button>
        <span class="oxdt-ok"><button type="button" class="primary" ${!this.isAllowed(this.chosen) && html`disabled`}>OK</button></span></div>`.toString();
  }

  choose(wall, isTyped = false) {
    this.chosen = wall;
    if (wall) this.month = monthAt(wall, 0);
    if (wall && !isTyped) this.input.value = shownDate(wall);
    this.draw();
  }

  confirm() {
    if (!this.isAllowed(this.chosen)) return;
    this.close();
    this.take(this.chosen);
  }

  // Leave the field as it was before.
  giveUp() {
    const hadFocus = this.element.contains(document.activeElement);
    this.input.value = shownDate(this.value);
    this.close();
    if (hadFocus) this.input.focus();
  }

  close() {
    this.leaving.abort();
    this.element.remove();
  }

  press(target) {
    const stepped = target.closest(".oxdt-header button")?.className.match(/oxdt-header-(.+)-btn/);
    if (stepped) this.month = monthAt(this.month, STEPS[stepped[1]]);
    if (stepped) this.draw();
    const cell = target.closest(".oxdt-cell:not(.oxdt-cell-disabled)");
    if (cell) this.choose(cell.dataset.wall);
    if (target.closest(".oxdt-now-btn")) this.choose(this.present);
    if (target.closest(".oxdt-ok button")) this.confirm();
  }

  listen() {
    const { signal } = this.leaving;
    const on = (place, type, act) => place.addEventListener(type, act, { signal });
    on(this.element, "mousedown", (event) => event.preventDefault()); // the field keeps the focus
    on(this.element, "click", (event) => this.press(event.target));
    on(this.input, "input", () => this.choose(typedDate(this.input.value), true));
    on(this.input.parentElement, "keydown", (event) => {
      if (event.key === "Escape") {
        event.stopPropagation(); // a dialog around the field stays
        this.giveUp();
      }
      if (event.key === "Enter" && event.target === this.input) this.confirm();
    });
    const leave = ({ target }) => target !== this.input && !this.element.contains(target) && this.giveUp();
    on(document, "pointerdown", leave);
    on(document, "focusin", leave);
  }
}

let open = null;

// Open the picker of a field, unless it is open. `take(wall)` gets the date taken over.
export function openPicker(input, options) {
  const isOpen = open?.element.isConnected;
  if (isOpen && open.input === input) return;
  if (isOpen) open.giveUp();
  open = new Picker(input, options);
  if (input.value !== shownDate(options.value)) open.choose(typedDate(input.value), true); // opened by typing
}

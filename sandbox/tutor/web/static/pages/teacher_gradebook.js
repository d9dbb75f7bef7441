// The teacher's gradebook: a table for each section, and how it is shown.

import { get, post } from "../core/api.js";
import { html } from "../core/html.js";
import { gradebookTable } from "../parts/gradebook_table.js";
import { lmsPushButton, onLmsPush } from "../parts/lms_push.js";
import { performancePath } from "../parts/scores.js";
import { onSort } from "../parts/sorting.js";
import { onTabs, tabList, tabPanel } from "../parts/tabs.js";
import { askForWeights } from "../parts/weights_dialog.js";

const JOB_PAUSE = 5_000; // milliseconds between two looks at an export
const JOB_LOOKS = 120;
const SETTINGS = [
  ["displayScoresAsPoints", "asPoints", "Display scores as points"],
  ["arrangeColumnsByType", "byType", "Arrange columns by assignment type"],
  ["showDroppedStudents", "showsDropped", "Show dropped students"],
];
const BY_NAME = { key: "name", isDown: false };

export async function show(screen, params) {
  const course = screen.course(params.courseId);
  const view = { asPoints: false, byType: false, showsDropped: false, search: "", sorting: { ...BY_NAME } };
  const book = { screen, course, view, chosen: 0, periods: await get(performancePath(course, "teacher")) };
  draw(book);
  listen(book);
}

function sectionName(course, period) {
  return course.periods.find((one) => one.id === period.period_id)?.name ?? "";
}

function table({ course, periods, chosen, view }) {
  return periods.length
    ? gradebookTable(periods[chosen], view, course.timezone)
    : html`<p>Please add at least one section to this course.</p>`;
}

function draw(book) {
  const { screen, course, periods, chosen } = book;
  const names = periods.map((period) => sectionName(course, period));
  const content = html`<div class="gradebook-tools">
      <label>Search <input type="search" data-test-id="search-by-name-input" placeholder="Search by student name"></label>
      <span class="spacer"></span>
      <button type="button" class="set-weight">Set Weight</button>
      <button type="button" data-test-id="export-gradebook">Export</button>
      ${lmsPushButton(course)}
      <button type="button" data-test-id="settings-btn" aria-haspopup="true">Settings</button></div>
    <div class="gradebook-table">${table(book)}</div>`;
  const label = { label: "Sections", testId: (_, index) => `tab-${index}` };
  screen.draw(html`<h1 data-test-id="page-title">Gradebook</h1>
    ${tabList(names.map((name) => html`<span data-test-id="period-tab">${name}</span>`), chosen, label)}
    ${tabPanel(content, chosen)}`);
}

function listen(book) {
  const { screen, course, view } = book;
  const redraw = () => screen.drawPart(".gradebook-table", table(book));
  onSort(screen, view.sorting, redraw);
  onTabs(screen, (index) => {
    book.chosen = index;
    view.search = "";
    Object.assign(view.sorting, BY_NAME); // another section has other columns
    draw(book);
  });
  screen.on("input", "[data-test-id='search-by-name-input']", (input) => {
    view.search = input.value;
    redraw();
  });
  screen.on("click", "[data-test-id='settings-btn']", (button) => showSettings(book, button, redraw));
  screen.on("click", ".set-weight", () =>
    askForWeights(screen, course, {
      onSaved: async () => {
        book.periods = await get(performancePath(course, "teacher"));
        redraw();
      },
    }),
  );
  onLmsPush(screen, course);
  screen.on("click", "[data-test-id='export-gradebook']", (button) => exportScores(book, button));
}

function showSettings({ screen, view }, button, redraw) {
  const boxes = SETTINGS.map(
    ([name, key, label]) => html`<li><label><input type="checkbox" data-test-id="${name}-checkbox" data-setting="${key}"
      ${view[key] && html`checked`}> ${label}</label></li>`,
  );
  const popover = screen.popover(button, html`<ul class="add-menu">${boxes}</ul>`, { id: "gradebook-settings", label: "Settings" });
  popover.on("change", "[data-setting]", (box) => {
    view[box.dataset.setting] = box.checked;
    redraw();
  });
}

// Ask for the spreadsheet, wait for its job, and fetch it.
async function exportScores({ screen, course }, button) {
  button.disabled = true;
  const { job: path } = await post(`/courses/${course.id}/performance/export`);
  let looks = 0;
  let isOver = false;
  const look = async () => {
    if (isOver) return;
    looks += 1;
    const job = await get(path.replace(/^\/api/, ""));
    if (["queued", "started"].includes(job.status) && looks < JOB_LOOKS) return;
    isOver = true;
    button.disabled = false;
    if (job.status !== "succeeded") {
      screen.dialog("Export failed", html`<p>The scores could not be exported. Please try again.</p>`);
      return;
    }
    screen.toast("scores-exported-toast", "Scores successfully exported");
    location.assign(job.url);
  };
  screen.every(JOB_PAUSE, look);
}

// The student's dashboard: this week's work, what comes, what is past; beside it the latest forecast.

import { get, remove } from "../core/api.js";
import { html } from "../core/html.js";
import { now } from "../core/time.js";
import { bar, onPractice, pagesIn } from "../parts/estimates.js";
import { isListed, legend, taskTable } from "../parts/student_tasks.js";
import { askedTab, onTabs, rememberTab, tabList, tabPanel } from "../parts/tabs.js";

const TABS = ["This Week", "All Past Work"];
const UNREADY = 10_000; // how often to look while the server still prepares
const READY = 3_600_000;
const RECENT = 4;

export async function show(screen, { courseId }, query) {
  const course = screen.course(courseId);
  const view = { course, tab: askedTab(query, TABS.length), dashboard: null };
  const role = course.roles.find(({ type }) => type !== "teacher");
  view.ask = () => get(`/courses/${courseId}/dashboard?role_id=${role.id}`);
  // The forecast waits for Biglearn: the assignments do not wait for the forecast.
  const guide = get(`/courses/${courseId}/guide`);
  guide.catch(() => {}); // told below, once there is a page to tell it on
  view.dashboard = await view.ask();
  draw(screen, view);
  listen(screen, view);
  screen.drawPart(".forecast-place", forecast(course, await guide));
}

function listen(screen, view) {
  onPractice(screen);
  onTabs(screen, (tab) => {
    view.tab = tab;
    rememberTab(tab);
    drawTasks(screen, view);
  });
  screen.on("click", "[data-hide]", async (button) => {
    await remove(`/tasks/${button.dataset.hide}`);
    await refresh(screen, view);
  });
  keepLooking(screen, view);
}

// Often while assignments are being prepared, then now and then for what the teacher gives out.
function keepLooking(screen, view) {
  let looked = Date.now();
  screen.every(UNREADY, async () => {
    const wait = view.dashboard.all_tasks_are_ready ? READY : UNREADY;
    if (Date.now() - looked < wait) return;
    looked = Date.now();
    await refresh(screen, view);
  });
}

async function refresh(screen, view) {
  view.dashboard = await view.ask();
  drawTasks(screen, view);
}

function drawTasks(screen, view) {
  screen.drawPart(".tasks-place", tasks(view));
}

function draw(screen, view) {
  const { course } = view;
  screen.draw(html`<div class="student-dashboard"><h1 data-test-id="page-title">${course.name}</h1>
    <div class="dashboard-columns"><div class="tasks-place">${tasks(view)}</div>
      <aside class="sidebar card" aria-label="Performance and practice">${survey(view)}<h2>Performance Forecast</h2>
        <div class="forecast-place"></div>
        <a href="/course/${course.id}/practice-questions">My Practice Questions</a>
        <a class="btn browse-the-book" data-test-id="browse-the-book-btn" target="_blank"
          href="/book/${course.id}">Browse the Book</a></aside></div></div>`);
}

// One research survey at a time.
function survey({ course, dashboard }) {
  const [first] = dashboard.research_surveys ?? [];
  if (!first) return null;
  return html`<div class="research-surveys card"><h2>Research Survey Available</h2>
    <p>There is an optional research survey named “${first.title}”.</p>
    <a class="btn" href="/surveys/${course.id}/${first.id}">Take Survey</a></div>`;
}

function tasks({ course, tab, dashboard }) {
  if (!dashboard.all_tasks_are_ready) return html`${tabs(tab, preparing())}`;
  const listed = dashboard.tasks.filter(isListed).toSorted((a, b) => new Date(a.due_at) - new Date(b.due_at));
  const look = { courseId: course.id, now: now() };
  return tabs(tab, tab === 0 ? present(listed, look) : past(listed, look));
}

function tabs(tab, content) {
  return html`${tabList(TABS, tab, { label: "Assignments" })}${tabPanel(content, tab)}`;
}

function preparing() {
  return html`<p class="card" role="status">Preparing assignments for your course. This can take up to 10 minutes.</p>`;
}

// A week begins on Sunday, by the browser's clock.
function week() {
  const first = now();
  first.setHours(0, 0, 0, 0);
  first.setDate(first.getDate() - first.getDay());
  const next = new Date(first);
  next.setDate(next.getDate() + 7);
  return { first, next };
}

function present(listed, look) {
  const { first, next } = week();
  const last = new Date(next - 1);
  const day = (moment) => moment.toLocaleDateString("en-US", { month: "short", day: "numeric" });
  const due = (task) => new Date(task.due_at);
  const thisWeek = listed.filter((task) => !task.due_at || (due(task) >= first && due(task) < next));
  const coming = listed.filter((task) => due(task) >= next);
  return html`${taskTable(`${day(first)} – ${day(last)}`, thisWeek, "No assignments this week", look)}
    ${taskTable("Coming Up", coming, "No upcoming assignments", look)}${legend()}`;
}

function past(listed, look) {
  const { first } = week();
  const before = listed.filter((task) => task.due_at && new Date(task.due_at) < first).toReversed();
  return html`${taskTable("All Past Work", before, "No assignments before this week", look)}${legend()}`;
}

function forecast(course, guide) {
  const recent = pagesIn(guide)
    .toSorted((a, b) => new Date(b.last_worked_at) - new Date(a.last_worked_at))
    .slice(0, RECENT);
  const look = { courseId: course.id, nothing: "Practice more to get forecast" };
  return html`${recent.length
      ? html`${recent.map((part) => bar(part, "section", look))}
          <a class="btn view-performance-forecast"
            href="/course/${course.id}/practice?type=worst">Practice my weakest topics</a>`
      : html`<p class="hint">You have not worked any questions yet.</p>`}
    <a class="view-all" href="/course/${course.id}/guide">View All Topics</a>`;
}

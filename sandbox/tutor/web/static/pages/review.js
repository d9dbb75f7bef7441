// The review of a published assignment: details, how far sections are, and their scores.

import { get, remove } from "../core/api.js";
import { isTeacherOf } from "../core/bar.js";
import { html } from "../core/html.js";
import { dayOf } from "../core/time.js";
import { editPlan } from "../parts/edit_dialog.js";
import { getExercises, getHomeworkExercises } from "../parts/exercises.js";
import { monthPath, takingOf } from "../parts/plans.js";
import { getChapters } from "../parts/readings.js";
import { details } from "../parts/review_details.js";
import { listenToOverview, overview } from "../parts/review_overview.js";
import { listenToScores, scores } from "../parts/review_scores.js";
import { askedTab, onTabs, rememberTab, tabList, tabPanel } from "../parts/tabs.js";

const DETAILS = "Assignment Details";
const OVERVIEW = "Submission Overview";
const SCORES = "Assignment Scores";
const TABS = { event: [DETAILS], external: [DETAILS, SCORES] };

export async function show(screen, params, query) {
  const course = screen.course(params.courseId);
  if (!isTeacherOf(course)) {
    screen.go(`/course/${course.id}`, { replace: true });
    return;
  }
  const review = { screen, course, chapters: [], exercises: [], view: { search: "", asPercent: false, hidesNames: false } };
  review.part = () => review.scores.tasking_plans.find((one) => String(one.period_id) === review.periodId);
  await load(review, params.planId);
  review.tabs = TABS[review.plan.type] ?? [DETAILS, OVERVIEW, SCORES];
  review.chosen = askedTab(query, review.tabs.length);
  review.periodId = params.periodId ?? periodsOf(review)[0]?.id;
  listen(review);
  await draw(review);
}

async function load(review, planId) {
  const { course } = review;
  const [plan, stats, templates] = await Promise.all([
    get(`/plans/${planId}`),
    get(`/plans/${planId}/stats`),
    get(`/courses/${course.id}/grading_templates`),
  ]);
  review.plan = plan;
  review.stats = stats.stats;
  review.templates = templates.items.filter((template) => template.task_plan_type === plan.type);
  if (plan.type === "homework") review.exercises = await getHomeworkExercises(course, plan.settings.page_ids ?? []);
  if (plan.type === "reading") review.chapters = await getChapters(course.ecosystem_id);
}

function periodsOf({ course, plan }) {
  return course.periods.filter((period) => !period.is_archived && takingOf(plan, period.id));
}

// Scores are fetched when they are first looked at.
async function draw(review) {
  const { screen, plan, tabs, chosen } = review;
  if (tabs[chosen] !== DETAILS) await loadScores(review);
  screen.draw(html`<h1 data-test-id="page-title">${plan.title}</h1>
    <p class="section-select"><label for="course-period-select">Section</label>
      <select id="course-period-select">${periodsOf(review).map(
        (period) => html`<option value="${period.id}" ${period.id === review.periodId && html`selected`}>${period.name}</option>`,
      )}</select></p>
    ${tabList(tabs, chosen, { label: "Assignment review" })}
    ${tabPanel(content(review), chosen)}`);
}

async function loadScores(review) {
  if (review.scores) return;
  review.scores = await get(`/plans/${review.plan.id}/scores`);
  const asked = review.scores.tasking_plans.flatMap((part) => part.question_headings.flatMap((heading) => heading.exercise_ids));
  const known = new Set(review.exercises.map((exercise) => exercise.id));
  const missing = [...new Set(asked.map(String))].filter((id) => !known.has(id));
  if (missing.length) review.exercises = [...review.exercises, ...(await getExercises(review.course, missing))];
}

function content(review) {
  const tab = review.tabs[review.chosen];
  if (tab === SCORES) return scores(review, review.part());
  if (tab === OVERVIEW) return overview(review, review.stats.find((stat) => stat.period_id === review.periodId), review.part());
  const template = review.templates.find((one) => one.id === review.plan.grading_template_id);
  return details({ ...review, template });
}

function listen(review) {
  const { screen, course } = review;
  onTabs(screen, (index) => {
    review.chosen = index;
    rememberTab(index);
    return draw(review);
  });
  screen.on("change", "#course-period-select", (select) => {
    review.periodId = select.value;
    return draw(review);
  });
  const redraw = () => draw(review);
  const reload = async () => {
    review.scores = null;
    review.plan = await get(`/plans/${review.plan.id}`);
    return draw(review);
  };
  listenToOverview(review, { redraw, reload });
  listenToScores(review, { redraw, reload });
  screen.on("click", "[data-test-id='edit-assignment']", () =>
    editPlan(screen, course, review.plan, review.templates, {
      onSaved: (plan) => {
        review.plan = plan;
        review.scores = null; // other dates give other scores
        return draw(review);
      },
    }),
  );
  screen.on("click", "[data-test-id='delete-assignment']", () => askToDelete(review));
}

function askToDelete({ screen, course, plan }) {
  const footer = html`<button type="button" class="btn" data-close data-test-id="cancel-delete-assignment">Cancel</button>
    <button type="button" class="btn primary" data-test-id="confirm-delete-assignment">Delete</button>`;
  const text = html`<p>Students who have begun it keep their work, marked as withdrawn.</p>`;
  const dialog = screen.dialog("Delete assignment?", text, { footer });
  dialog.on("click", "[data-test-id='confirm-delete-assignment']", async () => {
    await remove(`/plans/${plan.id}`);
    dialog.close();
    screen.go(monthPath(course, dayOf(plan.tasking_plans[0].due_at, course.timezone)));
  });
}

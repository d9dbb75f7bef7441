// The front end's start: who looks, at which page, and what draws it.

import { get } from "./core/api.js";
import { drawBar } from "./core/bar.js";
import { listenToMenus } from "./core/menus.js";
import { watchNotices } from "./core/notices.js";
import { Screen, crash } from "./core/screen.js";
import { html } from "./core/html.js";
import { offerTour } from "./core/tours.js";
import { askToAgree, openTerms } from "./core/terms.js";

// Path patterns and the modules that draw them: `show(screen, params, query)`.
const ROUTES = [
  ["/courses", "courses"],
  ["/dashboard", "courses"],
  ["/non-allowed-instructors", "courses"],
  ["/enroll/start/:code", "enroll"],
  ["/new-course", "new_course"],
  ["/new-course/offering/:offeringId", "new_course"],
  ["/new-course/:sourceId", "new_course"],
  ["/course/:courseId", "course"],
  ["/course/:courseId/t/month/:date", "calendar"],
  ["/course/:courseId/t/month/:date/plan/:planId", "calendar"],
  ["/course/:courseId/guide", "guide"],
  ["/course/:courseId/guide/:roleId", "guide"],
  ["/course/:courseId/task/:taskId", "task"],
  ["/course/:courseId/task/:taskId/step/:stepId", "task"],
  ["/course/:courseId/practice", "practice"],
  ["/course/:courseId/practice/:taskId", "practice"],
  ["/course/:courseId/practice-questions", "practice_questions"],
  ["/course/:courseId/assignment/edit/:type/:planId", "builder"],
  ["/course/:courseId/assignment/edit/:type/:planId/:step", "builder"],
  ["/course/:courseId/assignment/review/:planId", "review"],
  ["/course/:courseId/assignment/review/:planId/:periodId", "review"],
  ["/course/:courseId/assignment/grade/:planId", "grade"],
  ["/course/:courseId/assignment/grade/:planId/:periodId", "grade"],
  ["/course/:courseId/assignment/grade/:planId/:periodId/:questionId", "grade"],
  ["/course/:courseId/gradebook", "gradebook"],
  ["/course/:courseId/questions", "questions"],
  ["/course/:courseId/grading-templates", "grading_templates"],
  ["/course/:courseId/settings", "settings"],
  ["/course/:courseId/roster", "roster"],
  ["/course/:courseId/change-student-id", "student_id"],
  ["/qa", "qa"],
  ["/qa/:ecosystemId", "qa"],
  ["/qa/:ecosystemId/:pageId", "qa"],
  ["/payments", "payments"],
  ["/surveys/:courseId/:surveyId", "survey"],
  ["/accessibility-statement", "accessibility"],
  ["/accessibility-statement/:courseId", "accessibility"],
  ["/book/:courseId", "book"],
  ["/book/:courseId/page/:pageId", "book"],
];

const root = document.getElementById("ox-react-root-container");
const bar = document.getElementById("bar-place");
let boot = null;
let screen = null;

function match(path) {
  for (const [pattern, module] of ROUTES) {
    const names = [];
    const compiled = pattern.replace(/:(\w+)/g, (_, name) => names.push(name) && "([^/]+)");
    const found = path.match(new RegExp(`^${compiled}/?$`));
    if (found) return { module, params: Object.fromEntries(names.map((name, i) => [name, decodeURIComponent(found[i + 1])])) };
  }
  return null;
}

async function show() {
  screen?.leave();
  const own = (screen = new Screen(root, boot, navigate));
  const found = match(location.pathname);
  const courseId = found?.params.courseId ?? location.pathname.match(/^\/course\/([^/]+)/)?.[1];
  const course = courseId && own.course(courseId);
  drawBar(bar, boot, course);
  if (courseId && !course) return own.noAccess();
  if (!found) return own.draw(html``); // an unknown path is an empty page, as in the real front end
  own.draw(html`<p class="loading-animation" role="status">Loading…</p>`);
  try {
    const page = await import(`./pages/${found.module}.js`);
    await page.show(own, found.params, new URLSearchParams(location.search));
    if (!own.isLeft) offerTour(own);
  } catch (error) {
    own.fail(error);
  }
}

function navigate(path, replace = false) {
  if (screen && !screen.mayLeave()) return Promise.resolve();
  history[replace ? "replaceState" : "pushState"]({}, "", path);
  return show();
}

// Links within the site move without loading the page anew.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='/']");
  if (!link || event.defaultPrevented || event.metaKey || event.ctrlKey || link.target || link.dataset.reload) return;
  if (!match(new URL(link.href).pathname)) return;
  event.preventDefault();
  navigate(link.getAttribute("href"));
});
addEventListener("popstate", show);
addEventListener("beforeunload", (event) => screen?.hasUnsaved() && event.preventDefault());
listenToMenus();

// Terms come before everything else and cannot be left without agreeing.
async function agreeToTerms() {
  if (!openTerms(boot.user.available_terms).length) return;
  await askToAgree(new Screen(root, boot, navigate), await get("/terms"));
}

// The page's module comes while the server still tells who looks. What is wrong with it, `show` finds out.
function fetchAhead() {
  const found = match(location.pathname);
  if (found) import(`./pages/${found.module}.js`).catch(() => {});
}

try {
  fetchAhead();
  boot = await get("/user/bootstrap");
  root.setAttribute("role", "main");
  watchNotices(document.getElementById("notices-place"));
  await agreeToTerms();
  await show();
} catch (error) {
  crash(error);
}

// Course settings: how students get in, and the course's details.

import { html } from "../core/html.js";
import { askedTab, onTabs, rememberTab, tabList, tabPanel } from "../parts/tabs.js";
import { access, listenToAccess } from "./settings_access.js";
import { changesOf, details, listenToDetails } from "./settings_details.js";

const TABS = ["Student access", "Course details"];

export async function show(screen, { courseId }, query) {
  const course = screen.course(courseId);
  const state = { course, tab: askedTab(query, TABS.length), draft: null, lms: null };
  const draw = () => {
    const content = state.tab === 0 ? access(state) : details(state);
    screen.draw(html`<div class="course-settings"><h1 data-test-id="page-title">Course settings</h1>
      ${tabList(TABS, state.tab, { label: "Settings", group: "settings" })}
      ${tabPanel(content, state.tab, { group: "settings" })}</div>`);
  };
  const choose = (index) => {
    if (index === state.tab) return;
    if (!screen.mayLeave()) return;
    Object.assign(state, { tab: index, draft: null });
    rememberTab(index);
    draw();
  };
  screen.hasUnsaved = () => changesOf(state) !== null;
  draw();
  onTabs(screen, choose);
  listenToDetails(screen, state, draw);
  await listenToAccess(screen, state, draw);
}

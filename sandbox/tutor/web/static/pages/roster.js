// The roster: instructors, and students by section; moving, dropping and taking back, adding sections.

import { get } from "../core/api.js";
import { askedTab, onTabs, rememberTab } from "../parts/tabs.js";
import { listenToSections } from "./roster_sections.js";
import { listenToStudents } from "./roster_students.js";
import { listenToTeachers } from "./roster_teachers.js";
import { page } from "./roster_views.js";

export async function show(screen, { courseId }, query) {
  const course = screen.course(courseId);
  const roster = await get(`/courses/${courseId}/roster`);
  const state = { course, roster, tab: 0 };
  const sections = () => course.periods.filter((period) => !period.is_archived);
  const draw = () => screen.draw(page(state, sections()));
  state.tab = askedTab(query, sections().length);
  const choose = (index) => {
    state.tab = index;
    rememberTab(index);
    draw();
  };
  draw();
  onTabs(screen, choose);
  listenToTeachers(screen, state, draw);
  listenToStudents(screen, state, { draw, sections });
  listenToSections(screen, state, { choose, sections });
}

// Scores: the teacher's gradebook, or the student's own page.

import { isTeacherOf } from "../core/bar.js";

export async function show(screen, params, query) {
  const isTeacher = isTeacherOf(screen.course(params.courseId));
  const page = await (isTeacher ? import("./teacher_gradebook.js") : import("./own_scores.js"));
  await page.show(screen, params, query);
}

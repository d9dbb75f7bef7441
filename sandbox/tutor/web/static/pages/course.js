// A course's own address: the teacher's calendar of today, or the student's dashboard.

import { isTeacherOf } from "../core/bar.js";
import { dayOf, now } from "../core/time.js";

export async function show(screen, params, query) {
  const course = screen.course(params.courseId);
  if (isTeacherOf(course)) {
    screen.go(`/course/${course.id}/t/month/${dayOf(now(), course.timezone)}`, { replace: true });
    return;
  }
  if (course.does_cost) {
    const { mayEnter } = await import("../parts/paying.js");
    if (!mayEnter(screen, course)) return;
  }
  const dashboard = await import("./student_dashboard.js");
  await dashboard.show(screen, params, query);
}

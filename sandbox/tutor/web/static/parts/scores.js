// Scores in figures, as teachers and students read them.

export const NONE = "---";

export function percentText(share) {
  return share == null ? NONE : `${Math.round(share * 100)}%`;
}

export function pointsText(points) {
  return points == null ? NONE : points.toFixed(1);
}

// What was earned of what there was: "3.0 of 4.0".
export function earnedText(cell) {
  return cell.published_points == null ? NONE : `${pointsText(cell.published_points)} of ${pointsText(cell.available_points)}`;
}

// A cell of the teacher's table. Who was never given the assignment has an empty one.
export function cellText(cell, asPoints) {
  if (!cell) return "";
  if (cell.type === "external") return cell.completed_step_count ? "Clicked" : NONE;
  return asPoints ? pointsText(cell.published_points) : percentText(cell.published_score);
}

export function isLate(cell) {
  return cell.completed_step_count > cell.completed_on_time_steps_count;
}

export function performancePath(course, kind) {
  const role = course.roles.find((one) => one.type === kind);
  return `/courses/${course.id}/performance?${new URLSearchParams(role && { role_id: role.id })}`;
}

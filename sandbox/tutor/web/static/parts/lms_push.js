// Handing the course averages to the school's LMS, and telling what it did not take.

import { get, put } from "../core/api.js";
import { html } from "../core/html.js";

const PAUSE = 5_000; // milliseconds between two looks at the job
const LOOKS = 180;

export function lmsPushButton(course) {
  return course.is_lms_enabled
    ? html`<button type="button" data-test-id="lms-push">Send averages to LMS</button>`
    : null;
}

export function onLmsPush(screen, course) {
  screen.on("click", "[data-test-id='lms-push']", async (button) => {
    button.disabled = true;
    const { job: path } = await put(`/lms/courses/${course.id}/push_scores`);
    let looks = 0;
    let isOver = false;
    const look = async () => {
      if (isOver) return;
      looks += 1;
      const job = await get(path.replace(/^\/api/, ""));
      if (["queued", "started"].includes(job.status) && looks < LOOKS) return;
      isOver = true;
      button.disabled = false;
      tell(screen, job);
    };
    screen.every(PAUSE, look);
    setTimeout(() => look().catch((error) => screen.fail(error)), 300);
  });
}

function tell(screen, { errors = [], data = {} }) {
  if (data.num_callbacks && !errors.length) {
    screen.toast("lms-push-toast", "Scores sent successfully");
    return;
  }
  const toast = document.createElement("div");
  toast.className = "toast scores failure";
  toast.setAttribute("role", "status");
  toast.innerHTML = html`<div class="title">${data.num_callbacks ? "Some scores not sent" : "Scores not sent"}</div>
    <div class="body"><button type="button" class="link details">Details</button></div>`.toString();
  document.body.append(toast);
  toast.querySelector("button").addEventListener("click", () => {
    toast.remove();
    showDetails(screen, errors);
  });
}

function showDetails(screen, errors) {
  if (!errors.length) {
    screen.dialog("No scores to send", html`<p>There are no students, or no assignments, to send scores of.</p>`);
    return;
  }
  const count = `${errors.length} ${errors.length === 1 ? "student" : "students"}`;
  const dialog = screen.dialog(
    "Some scores not sent",
    html`<p>Course averages for ${count} could not be sent to your LMS.</p>
      <p class="button-row"><button type="button" class="primary view-scores">View those scores</button></p>`,
    { className: "lms-push-partial-failure" },
  );
  dialog.on("click", ".view-scores", () => {
    dialog.element.querySelector(".modal-body").innerHTML = notSent(errors).toString();
  });
}

function notSent(errors) {
  const rows = errors.map(
    ({ student_identifier: id, student_name: name, score }) =>
      html`<tr><td>${id}</td><td>${name}</td><td>${Math.trunc(score * 100)}%</td></tr>`,
  );
  return html`<p>SCORES NOT SENT</p><table><thead><tr><th>Student ID</th><th>Name</th><th>Course Average</th></tr></thead>
    <tbody>${rows}</tbody></table>`;
}

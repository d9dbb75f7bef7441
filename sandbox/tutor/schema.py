"""The tables of Tutor, small: what a member, a plan or a step is, is one row each."""

__all__ = ["SCHEMA"]

SCHEMA = """
CREATE TABLE IF NOT EXISTS accounts (id {id}, uuid TEXT NOT NULL, username TEXT NOT NULL UNIQUE,
  first_name TEXT, last_name TEXT, full_name TEXT, role TEXT NOT NULL, faculty_status TEXT NOT NULL,
  school_type TEXT NOT NULL, school_location TEXT NOT NULL, is_kip INTEGER NOT NULL,
  has_access INTEGER NOT NULL,
  is_test INTEGER NOT NULL, is_admin INTEGER NOT NULL, is_content_analyst INTEGER NOT NULL,
  is_customer_support INTEGER NOT NULL, is_researcher INTEGER NOT NULL, support_identifier TEXT NOT NULL,
  created_at TEXT NOT NULL, ui_settings TEXT NOT NULL, tours TEXT NOT NULL, signed_terms TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS sessions (token TEXT PRIMARY KEY, account_id INTEGER NOT NULL,
  impersonator_id INTEGER);
CREATE TABLE IF NOT EXISTS jobs (id {id}, status TEXT NOT NULL, progress DOUBLE PRECISION NOT NULL,
  url TEXT, data TEXT,
  errors TEXT NOT NULL, queued_at TEXT NOT NULL, started_at TEXT, finished_at TEXT);
CREATE TABLE IF NOT EXISTS ecosystems (id {id}, uuid TEXT NOT NULL, title TEXT NOT NULL,
  book_uuid TEXT NOT NULL,
  book_tutor_uuid TEXT NOT NULL, version TEXT NOT NULL, chapters TEXT NOT NULL, created_at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS pages (id {id}, ecosystem_id INTEGER NOT NULL, chapter INTEGER NOT NULL,
  section INTEGER NOT NULL, uuid TEXT NOT NULL, tutor_uuid TEXT NOT NULL, title TEXT NOT NULL,
  fragments TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS pages_of_ecosystem ON pages (ecosystem_id);
CREATE TABLE IF NOT EXISTS exercises (id {id}, ecosystem_id INTEGER NOT NULL, page_id INTEGER NOT NULL,
  number INTEGER NOT NULL, version INTEGER NOT NULL, uuid TEXT NOT NULL, group_uuid TEXT NOT NULL,
  title TEXT NOT NULL, pools TEXT NOT NULL, content TEXT NOT NULL, author_id INTEGER, is_anonymous INTEGER,
  is_copyable INTEGER, derived_from_id INTEGER, deleted_at TEXT);
CREATE INDEX IF NOT EXISTS exercises_of_ecosystem ON exercises (ecosystem_id);
CREATE TABLE IF NOT EXISTS offerings (id {id}, title TEXT NOT NULL, description TEXT NOT NULL,
  appearance_code TEXT NOT NULL, salesforce_book_name TEXT, default_course_name TEXT,
  ecosystem_id INTEGER NOT NULL,
  is_available INTEGER NOT NULL, does_cost INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS courses (id {id}, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
  term TEXT NOT NULL,
  year INTEGER NOT NULL, starts_at TEXT NOT NULL, ends_at TEXT NOT NULL, timezone TEXT NOT NULL,
  offering_id INTEGER NOT NULL, ecosystem_id INTEGER NOT NULL, is_preview INTEGER NOT NULL,
  is_test INTEGER NOT NULL, is_college INTEGER NOT NULL, does_cost INTEGER NOT NULL,
  reading_weight DOUBLE PRECISION NOT NULL,
  homework_weight DOUBLE PRECISION NOT NULL, past_due_zero INTEGER NOT NULL, code TEXT,
  cloned_from_id INTEGER,
  teach_token TEXT NOT NULL UNIQUE, is_lms_enabled INTEGER, is_access_switchable INTEGER NOT NULL,
  is_lms_enabling_allowed INTEGER NOT NULL,
  next_event INTEGER NOT NULL, created_at TEXT NOT NULL, last_push_job_id INTEGER);
CREATE INDEX IF NOT EXISTS courses_by_name ON courses (name);
CREATE TABLE IF NOT EXISTS periods (id {id}, uuid TEXT NOT NULL, course_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  enrollment_code TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, archived_at TEXT);
CREATE INDEX IF NOT EXISTS periods_of_course ON periods (course_id);
CREATE TABLE IF NOT EXISTS roles (id {id}, account_id INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS members (id {id}, role_id INTEGER NOT NULL UNIQUE, kind TEXT NOT NULL,
  account_id INTEGER NOT NULL, course_id INTEGER NOT NULL, period_id INTEGER, uuid TEXT NOT NULL,
  research_identifier TEXT NOT NULL, student_identifier TEXT, created_at TEXT NOT NULL,
  period_since TEXT NOT NULL, dropped_at TEXT, payment_due_at TEXT, is_paid INTEGER NOT NULL DEFAULT 0,
  is_comped INTEGER NOT NULL DEFAULT 0, first_paid_at TEXT, refund_pending INTEGER NOT NULL DEFAULT 0,
  payment_code TEXT);
CREATE INDEX IF NOT EXISTS members_by_uuid ON members (uuid);
CREATE INDEX IF NOT EXISTS members_of_course ON members (course_id);
CREATE INDEX IF NOT EXISTS members_of_account ON members (account_id);
CREATE INDEX IF NOT EXISTS members_of_period ON members (period_id);
CREATE TABLE IF NOT EXISTS enrollment_changes (id {id}, account_id INTEGER NOT NULL,
  period_id INTEGER NOT NULL,
  from_period_id INTEGER, status TEXT NOT NULL, created_at TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS changes_of_account ON enrollment_changes (account_id);
CREATE TABLE IF NOT EXISTS exclusions (id {id}, course_id INTEGER NOT NULL, number INTEGER NOT NULL,
  group_uuid TEXT NOT NULL, UNIQUE (course_id, number));
CREATE TABLE IF NOT EXISTS templates (id {id}, course_id INTEGER NOT NULL, cloned_from_id INTEGER,
  task_plan_type TEXT NOT NULL, name TEXT NOT NULL, completion_weight DOUBLE PRECISION NOT NULL,
  correctness_weight DOUBLE PRECISION NOT NULL,
  auto_grading_feedback_on TEXT NOT NULL, manual_grading_feedback_on TEXT NOT NULL,
  late_work_penalty_applied TEXT NOT NULL, late_work_penalty DOUBLE PRECISION NOT NULL,
  default_open_time TEXT NOT NULL,
  default_due_time TEXT NOT NULL, default_due_date_offset_days INTEGER NOT NULL,
  default_close_date_offset_days INTEGER NOT NULL, allow_auto_graded_multiple_attempts INTEGER NOT NULL,
  shuffle_answer_choices INTEGER NOT NULL, created_at TEXT NOT NULL, deleted_at TEXT);
CREATE INDEX IF NOT EXISTS templates_of_course ON templates (course_id);
CREATE TABLE IF NOT EXISTS plans (id {id}, course_id INTEGER NOT NULL, ecosystem_id INTEGER NOT NULL,
  template_id INTEGER, type TEXT NOT NULL, title TEXT NOT NULL, description TEXT, settings TEXT NOT NULL,
  cloned_from_id INTEGER, short_code TEXT NOT NULL UNIQUE, extensions TEXT NOT NULL, dropped TEXT NOT NULL,
  publish_requested_at TEXT, first_published_at TEXT, last_published_at TEXT, job_id INTEGER,
  withdrawn_at TEXT, created_at TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS plans_of_course ON plans (course_id);
CREATE TABLE IF NOT EXISTS tasking_plans (id {id}, plan_id INTEGER NOT NULL, target_type TEXT NOT NULL,
  target_id INTEGER NOT NULL, opens_at TEXT NOT NULL, due_at TEXT NOT NULL, closes_at TEXT NOT NULL,
  graded_at TEXT);
CREATE INDEX IF NOT EXISTS tasking_plans_of_plan ON tasking_plans (plan_id);
CREATE TABLE IF NOT EXISTS tasks (id {id}, uuid TEXT NOT NULL, plan_id INTEGER, course_id INTEGER NOT NULL,
  ecosystem_id INTEGER NOT NULL, role_id INTEGER NOT NULL, period_id INTEGER, type TEXT NOT NULL,
  title TEXT NOT NULL,
  opens_at TEXT, due_at TEXT, closes_at TEXT, page_ids TEXT NOT NULL, goal_pes INTEGER NOT NULL,
  goal_spes INTEGER NOT NULL, pes_assigned INTEGER NOT NULL, spes_assigned INTEGER NOT NULL,
  pes TEXT NOT NULL,
  spes TEXT NOT NULL, hidden_at TEXT, closed_at TEXT, created_at TEXT NOT NULL, UNIQUE (plan_id, role_id));
CREATE INDEX IF NOT EXISTS tasks_of_role ON tasks (role_id);
CREATE INDEX IF NOT EXISTS tasks_of_course ON tasks (course_id);
CREATE TABLE IF NOT EXISTS steps (id {id}, uuid TEXT NOT NULL, task_id INTEGER NOT NULL,
  number INTEGER NOT NULL,
  kind TEXT NOT NULL, grp TEXT NOT NULL, is_core INTEGER NOT NULL, page_id INTEGER, exercise_id INTEGER,
  slot TEXT NOT NULL, part INTEGER NOT NULL, fragment INTEGER NOT NULL, points DOUBLE PRECISION NOT NULL,
  answer_id TEXT, free_response TEXT,
  answer_order TEXT, validation TEXT, attempt INTEGER NOT NULL, is_correct INTEGER, first_completed_at TEXT,
  last_completed_at TEXT, grader_points DOUBLE PRECISION, grader_comments TEXT, graded_at TEXT,
  points_published INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS steps_of_task ON steps (task_id);
CREATE TABLE IF NOT EXISTS outbox (id {id}, stream TEXT NOT NULL, number INTEGER NOT NULL,
  endpoint TEXT NOT NULL,
  payload TEXT NOT NULL, delivered_at TEXT, UNIQUE (stream, number));
CREATE INDEX IF NOT EXISTS outbox_to_deliver ON outbox (delivered_at, id);
CREATE TABLE IF NOT EXISTS notes (id {id}, account_id INTEGER NOT NULL, course_id INTEGER NOT NULL,
  page_id INTEGER NOT NULL, page_uuid TEXT NOT NULL, anchor TEXT, contents TEXT NOT NULL, annotation TEXT,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS practice_questions (id {id}, role_id INTEGER NOT NULL, step_id INTEGER NOT NULL,
  exercise_id INTEGER NOT NULL, UNIQUE (role_id, step_id));
CREATE TABLE IF NOT EXISTS studies (id {id}, name TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS study_courses (id {id}, study_id INTEGER NOT NULL, course_id INTEGER NOT NULL,
  UNIQUE (study_id, course_id));
CREATE INDEX IF NOT EXISTS studies_of_course ON study_courses (course_id);
CREATE TABLE IF NOT EXISTS cohorts (id {id}, study_id INTEGER NOT NULL, name TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS cohort_members (id {id}, cohort_id INTEGER NOT NULL, member_id INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS members_of_cohort ON cohort_members (cohort_id);
CREATE TABLE IF NOT EXISTS survey_plans (id {id}, study_id INTEGER NOT NULL, title_for_researchers TEXT NOT NULL,
  title_for_students TEXT NOT NULL, description TEXT NOT NULL, survey_js_model TEXT NOT NULL,
  published_at TEXT, hidden_at TEXT);
CREATE TABLE IF NOT EXISTS surveys (id {id}, plan_id INTEGER NOT NULL, member_id INTEGER NOT NULL, response TEXT,
  completed_at TEXT, UNIQUE (plan_id, member_id));
CREATE INDEX IF NOT EXISTS surveys_of_member ON surveys (member_id);
CREATE TABLE IF NOT EXISTS payment_codes (code TEXT PRIMARY KEY, redeemed_at TEXT, member_id INTEGER);
CREATE TABLE IF NOT EXISTS fake_items (uuid TEXT PRIMARY KEY);
CREATE TABLE IF NOT EXISTS purchase_checks (item TEXT NOT NULL, at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS provider_orders (id {id}, item TEXT NOT NULL, account_uuid TEXT NOT NULL,
  identifier TEXT NOT NULL, purchased_at TEXT NOT NULL, refunded_at TEXT);
CREATE TABLE IF NOT EXISTS provider_outages (item TEXT PRIMARY KEY);
CREATE TABLE IF NOT EXISTS lms_launches (uuid TEXT PRIMARY KEY, course_id INTEGER NOT NULL, url TEXT NOT NULL,
  fields TEXT NOT NULL, created_at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS lms_nonces (nonce TEXT PRIMARY KEY, used_at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS lms_callbacks (id {id}, course_id INTEGER NOT NULL, account_id INTEGER NOT NULL,
  resource_link_id TEXT NOT NULL, sourced_id TEXT NOT NULL, outcome_url TEXT NOT NULL,
  UNIQUE (sourced_id, outcome_url));
CREATE TABLE IF NOT EXISTS exports (id {id}, course_id INTEGER NOT NULL, filename TEXT NOT NULL,
  created_at TEXT NOT NULL, token TEXT NOT NULL, content TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS notices (id {id}, kind TEXT NOT NULL, message TEXT NOT NULL, begins_at TEXT,
  ends_at TEXT);
CREATE TABLE IF NOT EXISTS applications (id {id}, name TEXT NOT NULL, uid TEXT NOT NULL UNIQUE,
  secret TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS access_tokens (token TEXT PRIMARY KEY, application_id INTEGER NOT NULL)
"""

"""What administrators may change of the running site: each setting has a default, and its type is that of it."""

import json
from collections.abc import Mapping

from sandbox.database import Connection

__all__ = ["DEFAULTS", "all_settings", "change_settings", "excluded_ids", "feature_flags", "setting"]

DEFAULTS: Mapping[str, bool | int | str] = {
    "payments_enabled": False,
    "student_grace_period_days": 14,
    "response_validation_enabled": True,
    "response_validation_ui_enabled": True,
    "teacher_student_enabled": True,
    "default_is_lms_enabling_allowed": True,
    "prebuilt_preview_course_count": 10,
    "pulse_insights": False,
    "force_browser_reload": False,
    "import_real_salesforce_courses": False,
    "excluded_ids": "",
}


def setting(db: Connection, name: str) -> bool | int | str:
    """One setting as it is now."""
    return all_settings(db)[name]


def all_settings(db: Connection) -> dict[str, bool | int | str]:
    """Every setting as it is now."""
    changed = {r["name"]: json.loads(r["value"]) for r in db.rows("SELECT name, value FROM settings")}
    return {**DEFAULTS, **changed}


def change_settings(db: Connection, told: Mapping[str, str]) -> None:
    """Set what a form says; names that are no settings are passed over. ValueError for a number that is none."""
    for name, text in told.items():
        if name in DEFAULTS:
            db.execute("DELETE FROM settings WHERE name = ?", [name])
            db.execute(
                "INSERT INTO settings (name, value) VALUES (?, ?)", [name, json.dumps(_value(name, text))]
            )


def feature_flags(db: Connection) -> dict[str, bool]:
    """The settings that the front end is told of."""
    found = all_settings(db)
    return {
        "is_payments_enabled": bool(found["payments_enabled"]),
        "teacher_student_enabled": bool(found["teacher_student_enabled"]),
        "force_browser_reload": bool(found["force_browser_reload"]),
        "pulse_insights": bool(found["pulse_insights"]),
    }


def excluded_ids(db: Connection) -> list[tuple[int, int | None]]:
    """What is left out of the whole site: numbers of exercises, each with its version where only that is."""
    found = []
    for word in str(setting(db, "excluded_ids")).replace(",", " ").split():
        number, _, version = word.partition("@")
        if number.isdigit() and (version.isdigit() or "@" not in word):
            found.append((int(number), int(version) if version else None))
    return found


def _value(name: str, text: str) -> bool | int | str:
    default = DEFAULTS[name]
    if isinstance(default, bool):
        return text.strip().lower() in {"true", "1", "on", "t"}
    return int(text) if isinstance(default, int) else text

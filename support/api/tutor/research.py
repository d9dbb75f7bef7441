"""Research over HTTP: Tutor's calls, and the forms of the researchers' pages."""

import html
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from support.api.errors import UnexpectedAnswerError
from support.api.tutor.site import Site
from support.domain.courses import Course
from support.domain.people import Person
from support.domain.refusals import Refusal, RefusedError

__all__ = ["ApiStudies", "ApiSurveys"]

Json = dict[str, Any]
_GROUP = re.compile(r"([^<>/\n]+?)\s*/\s*ID: \d+\s*/\s*(\d+) Members")
_MODEL = {"pages": [{"name": "page1", "elements": [{"type": "text", "name": "habits"}]}]}


class ApiSurveys:
    """`support.ports.Surveys`."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def offered(self, student: Person, course: Course) -> Sequence[str]:
        """From the dashboard."""
        return [survey["title"] for survey in self._listed(student, course)]

    def take(self, student: Person, course: Course, title: str) -> None:
        """With some answer."""
        self.answer(student, self.find(student, course, title))

    def find(self, student: Person, course: Course, title: str) -> str:
        """The id of a survey that the student is asked to take."""
        for survey in self._listed(student, course):
            if survey["title"] == title:
                return str(survey["id"])
        raise RefusedError(Refusal.NOT_FOUND, f"{student.full_name} is asked for no survey {title!r}")

    def answer(self, person: Person, survey_id: str) -> None:
        """Answer a survey by its id."""
        self._site.ask(person, "PUT", f"/research_surveys/{survey_id}", {"response": {"habits": "early"}})

    def _listed(self, student: Person, course: Course) -> list[Json]:
        told = self._site.ask(student, "GET", f"/courses/{course.id}/dashboard")
        return list(told["research_surveys"])


class ApiStudies:
    """`support.ports.Studies`."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._surveys = ApiSurveys(site)

    def begin(self, researcher: Person, name: str, groups: Sequence[str]) -> str:
        """By the form for studies; its list tells the id."""
        self._send(researcher, "/research/studies", {"research_models_study[name]": name})
        study = self._id(researcher, "/research/studies", name, r"/research/studies/(\d+)")
        for group in groups:
            form = {"research_models_cohort[name]": group}
            self._send(researcher, f"/research/studies/{study}/cohorts", form)
        return study

    def include(self, researcher: Person, study: str, course: Course) -> None:
        """By the form for courses."""
        self._send(researcher, f"/research/studies/{study}/add_courses", {"course_id[]": course.id})

    def publish_survey(self, researcher: Person, study: str, title: str) -> None:
        """Make the plan of a survey, and publish it."""
        mine = f"{title} {study}"
        told = {
            "research_study_id": study,
            "title_for_researchers": mine,
            "title_for_students": title,
            "description": "",
            "survey_js_model": json.dumps(_MODEL),
        }
        form = {f"research_models_survey_plan[{name}]": value for name, value in told.items()}
        self._send(researcher, "/research/survey_plans", form)
        plan = self._id(researcher, "/research/survey_plans", mine, r"/research/survey_plans/(\d+)/")
        self._send(researcher, f"/research/survey_plans/{plan}/publish", {"_method": "put"})

    def group_sizes(self, researcher: Person, study: str) -> Mapping[str, int]:
        """From the page of the study."""
        page = re.sub(r"<[^>]*>", "\n", self._site.open_page(researcher, f"/research/studies/{study}").text)
        return {name.strip(): int(count) for name, count in _GROUP.findall(re.sub(r"\s*\n\s*/", " /", page))}

    def take_for(self, person: Person, student: Person, course: Course, title: str) -> None:
        """By the id that the student is told."""
        self._surveys.answer(person, self._surveys.find(student, course, title))

    def _send(self, researcher: Person, path: str, form: Mapping[str, str]) -> None:
        self._site.open_page(researcher, path, form=form)

    def _id(self, researcher: Person, path: str, name: str, pattern: str) -> str:
        """The id in the links of the one entry of a list that has this name."""
        page = self._site.open_page(researcher, path).text
        for entry in re.split(r"<(?:tr|li)\b", page):
            found = re.search(pattern, entry)
            if found and html.escape(name) in entry:
                return found[1]
        raise UnexpectedAnswerError(f"{path} does not list {name!r}")

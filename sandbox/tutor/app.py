"""Tutor's stand-in as one application: which resources there are, and what it needs around them.

The pages of the front end come from `sandbox.tutor.web.routes.web_endpoints(accounts)`, where `accounts` is
`WebAccounts` below: who is signed in, and the token that a page must carry for its writes.
"""

import contextlib
import secrets
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from functools import partial

from starlette.applications import Starlette

from sandbox.database import Database, Row
from sandbox.http import Call, Endpoint, Reply, application
from sandbox.tutor import (
    accounts,
    clones,
    courses,
    dashboard,
    demo,
    demo_plans,
    ecosystems,
    enrollment,
    exports,
    grades,
    grading,
    guides,
    jobs,
    lms,
    lms_launch,
    log,
    notes,
    oauth,
    own_exercises,
    payments,
    performance,
    periods,
    plan_scores,
    plans,
    practice,
    previews,
    provider,
    research,
    roster,
    saved_questions,
    short_codes,
    tasks,
    users,
)
from sandbox.tutor.biglearn import BiglearnClient
from sandbox.tutor.consoles import admin, charging, others, studies
from sandbox.tutor.errors import ForbiddenError
from sandbox.tutor.gateway import SESSION_COOKIE, account_of, api, around, csrf_token
from sandbox.tutor.outbox import Outbox
from sandbox.tutor.schema import SCHEMA
from sandbox.tutor.site import Site, TutorSettings

__all__ = ["WebAccounts", "create_application", "endpoints", "make_site"]

_RESOURCES = (
    users,
    courses,
    clones,
    enrollment,
    jobs,
    periods,
    roster,
    grading,
    ecosystems,
    plans,
    dashboard,
    tasks,
    practice,
    previews,
    guides,
    performance,
    plan_scores,
    grades,
    exports,
    saved_questions,
    notes,
    own_exercises,
    log,
    lms,
    payments,
    research,
)
_PAGES = (
    *accounts.ROUTES,
    *roster.PAGES,
    *short_codes.PAGES,
    *exports.PAGES,
    *admin.PAGES,
    *others.PAGES,
    *oauth.PAGES,
    *lms_launch.PAGES,
    *charging.PAGES,
    *provider.PAGES,
    *studies.PAGES,
)
_SEEDING = (demo, demo_plans)  # not in production
_STUBBED = "/accounts/dev/"
_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


@dataclass(frozen=True, slots=True)
class WebAccounts:
    """What the pages need to know of the one who looks at them."""

    site: Site

    def current(self, call: Call) -> Row | None:
        """The signed-in account (`username`, `first_name`, …), or None."""
        return account_of(self.site, call.cookies.get(SESSION_COOKIE))

    def page_session(self, call: Call) -> tuple[str, dict[str, str]]:
        """The token for a page's `csrf-token` meta tag, and the cookies to set with the page."""
        session = call.cookies.get(SESSION_COOKIE)
        if session is not None:
            return csrf_token(session), {}
        session = secrets.token_urlsafe(24)
        return csrf_token(session), {SESSION_COOKIE: session}


def make_site(settings: TutorSettings) -> tuple[Site, Callable[[], None]]:
    """The site with its database ready, and what stops its threads."""
    database = Database(settings.database_url, owner="tutor")
    database.create(SCHEMA)
    biglearn = BiglearnClient(settings.urls.get("biglearn"), settings.biglearn_token)
    outbox = Outbox(database, biglearn)
    pool = jobs.Pool()

    def stop() -> None:
        pool.stop()
        outbox.stop()
        biglearn.close()

    return Site(database, biglearn, outbox, pool), stop


def endpoints(site: Site, *, is_production: bool = False) -> list[Endpoint]:
    """Everything that is answered, most special paths first."""
    resources = _RESOURCES if is_production else (*_RESOURCES, *_SEEDING)
    found = [api(site, route) for resource in resources for route in resource.ROUTES]
    pages = [route for route in _PAGES if not (is_production and route.path.startswith(_STUBBED))]
    found += [api(site, route, prefix="") for route in pages]
    if is_production:
        found.append(Endpoint(_METHODS, _STUBBED + "{rest:path}", _forbidden))
    found.append(Endpoint(_METHODS, "/api/{rest:path}", _unknown))
    return [*found, *_pages(site), Endpoint(_METHODS, "/{rest:path}", _unknown)]


def create_application(settings: TutorSettings) -> Starlette:
    """The application of the component; its threads live as long as it is served."""
    site, stop = make_site(settings)
    around_all = partial(around, travels=not settings.is_production)
    app = application(endpoints(site, is_production=settings.is_production), wrapper=around_all)

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        # What an earlier process left behind.
        jobs.end_unfinished(site)
        site.deliverer.wake()
        yield
        stop()

    app.router.lifespan_context = lifespan
    return app


def _pages(site: Site) -> list[Endpoint]:
    try:
        from sandbox.tutor.web.routes import (  # noqa: PLC0415 - absent while only the API is wanted
            web_endpoints,
        )
    except ModuleNotFoundError:
        return []
    return list(web_endpoints(WebAccounts(site)))


def _forbidden(_: Call) -> Reply:
    raise ForbiddenError


def _unknown(call: Call) -> Reply:
    return Reply(200 if call.method == "OPTIONS" else 404)

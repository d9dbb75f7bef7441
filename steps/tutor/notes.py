"""Highlights in the book and what is written about them."""

from behave import given, then, when

from support.story import Persona


@given("{actor} has highlighted words on page {int}")
def has_highlighted(context, reader: Persona, page: int) -> None:
    world, course = context.world, context.world.story.of(reader).course
    world.seed.tutor.notes.highlight(world.story.person(reader), course, page - 1)


@when("{actor} highlights words on page {int}")
def highlights(context, reader: Persona, page: int) -> None:
    world, course = context.world, context.world.story.of(reader).course
    world.tutor.notes.highlight(world.story.person(reader), course, page - 1)


@given("{actor} has written {string} about the highlight on page {int}")
def has_written_about(context, reader: Persona, text: str, page: int) -> None:
    world, course = context.world, context.world.story.of(reader).course
    world.seed.tutor.notes.annotate(world.story.person(reader), course, page - 1, text)


@when("{actor} writes {string} about the highlight on page {int}")
def writes_about(context, reader: Persona, text: str, page: int) -> None:
    world, course = context.world, context.world.story.of(reader).course
    world.tutor.notes.annotate(world.story.person(reader), course, page - 1, text)


@when("{actor} deletes the highlight on page {int}")
def deletes(context, reader: Persona, page: int) -> None:
    world, course = context.world, context.world.story.of(reader).course
    world.tutor.notes.remove(world.story.person(reader), course, page - 1)


@when("{actor} tries to write about {actor}'s highlight on page {int}")
def tries_to_write_about(context, actor: Persona, owner: Persona, page: int) -> None:
    _try(context, actor, owner, page, "annotate_of")


@when("{actor} tries to delete {actor}'s highlight on page {int}")
def tries_to_delete(context, actor: Persona, owner: Persona, page: int) -> None:
    _try(context, actor, owner, page, "remove_of")


@then("{actor} finds {int} highlight(s) on page {int}")
def finds_highlights(context, reader: Persona, count: int, page: int) -> None:
    found = _notes(context, reader, page)
    assert len(found) == count, f"{reader.name} should find {count} highlights, but finds {found}"
    assert all(note.passage.strip() for note in found), f"each should have words, but: {found}"


@then("{actor} finds no highlight on page {int}")
def finds_none(context, reader: Persona, page: int) -> None:
    found = _notes(context, reader, page)
    assert not found, f"{reader.name} should find no highlight, but finds {found}"


@then("{actor} reads {string} about the highlight on page {int}")
def reads_about(context, reader: Persona, text: str, page: int) -> None:
    found = [note.annotation for note in _notes(context, reader, page)]
    assert found == [text], f"{reader.name} should read {text!r}, but reads {found}"


@then("the summary of {actor}'s highlights names {pages}, each once")
def summary_names(context, reader: Persona, pages: tuple[int, ...]) -> None:
    world, known = context.world, context.world.story.of(reader)
    expected = list(world.story.pages(known, pages))
    found = list(world.tutor.notes.highlighted_pages(world.story.person(reader), known.course))
    assert found == expected, f"the summary should name {expected}, but names {found}"


def _notes(context, reader: Persona, page: int):
    """What the reader finds on a page."""
    world, course = context.world, context.world.story.of(reader).course
    return world.tutor.notes.listed(world.story.person(reader), course, page - 1)


def _try(context, actor: Persona, owner: Persona, page: int, verb: str) -> None:
    """Try to do something with somebody else's note."""
    world, course = context.world, context.world.story.of(owner).course
    person, whose = world.story.person(actor), world.story.person(owner)
    world.attempt(lambda: getattr(world.seed.unscreened.notes, verb)(person, course, whose, page - 1))

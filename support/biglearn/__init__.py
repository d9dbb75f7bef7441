"""What is told to Biglearn and what it answers, as values, and the port through which scenarios speak to it.

Names follow the Biglearn contract: a container is a part of a book, a course container a section of a
course. Identifiers are version-4 uuids in text. Moments are aware datetimes; the client writes them in UTC.
"""

from support.biglearn.books import Book, BookContainer, Exercise
from support.biglearn.facts import (
    UNNUMBERED,
    AssignedExercise,
    AssignmentFacts,
    CourseFacts,
    ResponseFacts,
    RosterFacts,
)
from support.biglearn.port import Biglearn
from support.biglearn.results import (
    ALGORITHM,
    SPACED_ALGORITHM,
    Clue,
    ClueStatus,
    ExerciseOffer,
    OfferStatus,
)
from support.biglearn.streams import EventPage, StoredEvent

__all__ = [
    "ALGORITHM",
    "SPACED_ALGORITHM",
    "UNNUMBERED",
    "AssignedExercise",
    "AssignmentFacts",
    "Biglearn",
    "Book",
    "BookContainer",
    "Clue",
    "ClueStatus",
    "CourseFacts",
    "EventPage",
    "Exercise",
    "ExerciseOffer",
    "OfferStatus",
    "ResponseFacts",
    "RosterFacts",
    "StoredEvent",
]

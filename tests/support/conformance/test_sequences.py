"""What a sequence may send again: nothing whose answer chance has decided."""

from support.conformance.exchange import Answer, Request
from support.conformance.sequences import Sequences


class Lucky:
    """A side on which one writer wins: it may claim again, the others never may."""

    def __init__(self, winner: int) -> None:
        self.read_until: dict[str, int] = {}
        self.world = None
        self._winner = winner

    def send(self, request: Request) -> Answer:
        if request.call != "record_responses":
            return Answer(200, "application/json", {"course_responses": [], "ecosystem_responses": []}, "")
        won = self.world.of(f"claimed 0 {self._winner}")
        is_won = request.body["responses"][0]["response_uuid"] == won
        return Answer(200 if is_won else 422, "application/json", {}, "")


def test_a_claim_is_not_sent_again_for_its_winner_is_open():
    class Ours(Sequences):
        sides = (Lucky(0), Lucky(5))

    machine = Ours()
    for side in machine.sides:
        side.world = machine.world
    machine.claim_at_once(number=1, is_same=False)
    machine.send_otherwise(form={"accept": None})
    machine.send_spoilt(place=0, damage="left out")
    assert len(machine.sent) == 6

"""This file is about carrying acts: a member hands an act to its witness, and the witness to the host.

The act is kept, with the witness's signed statement of when it came, before the host is asked. So the host's
silence has a date: from then on it could have had the act. Nothing that is kept here is on the record.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from foedus.dates import Instant
from foedus.finding import Code, Finding
from foedus.record.checkpoint import open_checkpoint
from foedus.record.hashing import leaf_hash
from foedus.record.inclusion import includes
from foedus.record.leaf import Leaf, decode_leaf
from foedus.record.proof import parse_proof
from foedus.record.refusal import open_refusal
from foedus.record.submission import Statement, Submission, parse_submission, state
from foedus.record.vkey import VerifierKey
from foedus.shelves.remote import Answered, Remote, UnreachableError
from foedus.witness.home import Home
from foedus.witness.ledger import MOST_SENT, Ledger, Sent

UNKNOWN_LOG = Code("relay-log-unknown", origin=str)
FULL = Code("relay-full", most=int)

ENTERED, KEPT, REFUSED = 200, 202, 422
"""The host entered it; the witness keeps it; the host refuses it."""


class Carried(Struct, frozen=True):
    """What the member gets: a proof that the act is on the record, or the host's signed refusal, or the witness's statement."""

    status: int
    body: bytes


class Relay:
    """A witness's way to the hosts of the logs that it watches.

    :param clock: gives the time in whole seconds since 1970, UTC.
    """

    def __init__(self, home: Home, ledger: Ledger, clock: Callable[[], Instant]) -> None:
        self.home = home
        self.ledger = ledger
        self._clock = clock

    def submit(self, body: bytes) -> Carried:
        """Take an act from a member and carry it to the host."""
        found = parse_submission(body)
        if isinstance(found, Finding):
            return _told(400, found)
        origin = self.home.current(found.log)
        if self.home.log(origin) is None:
            return _told(404, UNKNOWN_LOG.finding(origin=found.log))
        # Whoever is refused for how it closed its act, or for want of a signature, sends the same act again.
        self.ledger.take_again(found.id, found.encode())
        sent = self.ledger.sent_act(found.id) or self._kept(found, origin)
        # Dead here: the act is kept, and goes to the host in the next round.
        return _told(503, sent) if isinstance(sent, Finding) else self.carry(sent)

    def _kept(self, submission: Submission, origin: str) -> Sent | Finding:
        now = self._clock()
        statement = state(Statement(origin, submission.id, now), self.home.keys.statements).encode()
        sent = Sent(submission.id, origin, now, submission.encode(), statement)
        return sent if self.ledger.take(sent) else FULL.finding(most=MOST_SENT)

    def carry(self, sent: Sent) -> Carried:
        """Ask the host to enter an act that is kept."""
        return self._judged(sent, self._asked(sent))

    def _asked(self, sent: Sent) -> Answered | None:
        log = self.home.log(sent.origin)
        try:
            return Remote(log.url).post("submit", sent.submission) if log and log.url else None
        except UnreachableError:
            return None

    def _judged(self, sent: Sent, answered: Answered | None) -> Carried:
        if answered and answered.status == ENTERED:
            position = entered_at(answered.body, sent, self.home.log_keys(sent.origin))
            if position is not None:
                self.ledger.entered(sent.id, position, answered.body)
                return Carried(ENTERED, answered.body)
        refusal = self._refusal(answered, sent)
        self.ledger.asked(sent.id, self._clock(), refusal)
        return Carried(REFUSED, refusal) if refusal else Carried(KEPT, sent.statement)

    def _refusal(self, answered: Answered | None, sent: Sent) -> bytes | None:
        if answered is None or answered.status != REFUSED:
            return None
        found = open_refusal(answered.body, self.home.log_keys(sent.origin), origin=sent.origin)
        # Anything but a refusal of this act, signed by the log, is an evasion, and the act goes on waiting.
        return None if isinstance(found, Finding) or found.digest != sent.id else answered.body

    def again(self, origin: str) -> None:
        """Ask a host anew for every act that it has neither entered nor refused with its signature."""
        for sent in self.ledger.sent(origin):
            if sent.position is None and sent.refusal is None:
                answered = self._asked(sent)
                self._judged(sent, answered)
                if answered is None:
                    # Nobody is there: the others need not each wait to learn it.
                    return


def entered_at(data: bytes, sent: Sent, keys: tuple[VerifierKey, ...]) -> int | None:
    """Give the position that a host's proof shows for an act; nothing, where the proof does not hold."""
    proof = parse_proof(data)
    if isinstance(proof, Finding):
        return None
    opened = open_checkpoint(proof.note.encode(), keys, origin=sent.origin)
    leaf = decode_leaf(proof.extra)
    if isinstance(opened, Finding) or not isinstance(leaf, Leaf) or leaf.commitment != sent.id:
        return None
    head = opened.checkpoint
    return proof.index if includes(leaf_hash(proof.extra), proof.index, head.size, proof.hashes, head.root) else None


def _told(status: int, finding: Finding) -> Carried:
    words = (finding.code, *(f"{name}={value}" for name, value in finding.params))
    return Carried(status, f"{' '.join(words)}\n".encode())

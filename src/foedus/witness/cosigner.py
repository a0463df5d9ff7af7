"""This file is about the witness itself: a request comes in as bytes, an answer goes out; before it goes out, the ledger has it.

It is all of C2SP's tlog-witness but the HTTP around it (:mod:`foedus.witness.server`).
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from foedus.dates import Instant
from foedus.finding import Finding
from foedus.record.addition import Addition, parse_addition
from foedus.record.checkpoint import SignedCheckpoint, open_checkpoint
from foedus.record.cosignature import cosign
from foedus.record.evidence import Evidence, fork, rollback, unexplained
from foedus.record.gathering import gathered
from foedus.record.judgement import BAD_REQUEST, UNPROCESSABLE, Refused, cosigning_time, recognized, refusal
from foedus.record.note import NoteSignature
from foedus.witness.home import Home
from foedus.witness.ledger import Latest, Ledger


class Cosigned(Struct, frozen=True):
    """The cosignature lines that a log gets, and the checkpoint that they are on."""

    signatures: tuple[NoteSignature, ...]
    signed: SignedCheckpoint

    def encode(self) -> bytes:
        """Give the body of the answer: signature lines."""
        return "".join(str(one) for one in self.signatures).encode()


class Cosigner:
    """A witness: its home, its ledger, its clock.

    :param clock: gives the time in whole seconds since 1970, UTC.
    """

    def __init__(self, home: Home, ledger: Ledger, clock: Callable[[], Instant]) -> None:
        self.home = home
        self.ledger = ledger
        self.clock = clock

    def add_checkpoint(self, body: bytes) -> Cosigned | Refused:
        """Answer a request to cosign; what is cosigned is durable when this returns."""
        addition = parse_addition(body)
        if isinstance(addition, Finding):
            return Refused(BAD_REQUEST, addition)
        signed = recognized(addition, self.home.log_keys(addition.checkpoint.origin))
        if isinstance(signed, Refused):
            return signed
        with self.ledger.alone():
            return self._decided(addition, signed)

    def _decided(self, addition: Addition, signed: SignedCheckpoint) -> Cosigned | Refused:
        # The signature is the log's, so whatever is refused from here on may be evidence (tlog-witness, add-checkpoint).
        origin = signed.checkpoint.origin
        latest = self.ledger.latest(origin)
        known = self.opened(latest)
        now = self.clock()
        refused = refusal(addition, known.checkpoint if known else None)
        if refused:
            self._suspect(known, signed, refused, now)
            return refused
        time = cosigning_time(now, latest.time if latest else None)
        if isinstance(time, Refused):
            return time
        lines = tuple(cosign(signed.checkpoint, key, time=time) for key in self.home.keys.cosigners)
        before = known.note.signatures if known and known.checkpoint == signed.checkpoint else ()
        note = gathered(signed, (*before, *lines), self.home.log_keys(origin), self.home.clocks)
        self.ledger.cosigned(Latest(origin, signed.checkpoint.size, time, note.encode()))
        return Cosigned(lines, signed)

    def _suspect(self, known: SignedCheckpoint | None, shown: SignedCheckpoint, refused: Refused, now: Instant) -> None:
        if known is None or shown.checkpoint == known.checkpoint:
            return
        found: Evidence | None = fork(known, shown) or rollback(known, shown, self.home.clocks)
        if found is None and refused.status == UNPROCESSABLE:
            found = unexplained(known, shown)
        if found:
            self.ledger.keep(found, now)

    def opened(self, latest: Latest | None) -> SignedCheckpoint | None:
        """Open a checkpoint that the ledger holds."""
        if latest is None:
            return None
        found = open_checkpoint(latest.note, self.home.log_keys(latest.origin), origin=latest.origin)
        # The ledger holds only what was opened before; another key for the log would be another log.
        if isinstance(found, Finding):
            raise LedgerError(found)
        return found


class LedgerError(RuntimeError):
    """What the ledger holds is not what a witness wrote there; ``finding`` says what is wrong with it."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding

"""This file is about a text under silence on a page: what it has come to, and until when, by the clock at the seat and in UTC."""

from __future__ import annotations

from datetime import UTC

from markupsafe import Markup

from foedus.answer import NO_RULE, Answer
from foedus.dates import when
from foedus.mechanisms.organs.questions import Motion
from foedus.web.visit import Visit

_TONES = {"running": "wait", "suspended": "wait", "broken": "late", "expired": "wait", "agreed": "ok", "conditional": "wait"}


def silence(visit: Visit, motion: Motion) -> tuple[Markup, str, Answer] | None:
    """Say what the silence on a motion has come to, with its tone and its reasons; nothing where it is under none."""
    answer = visit.as_of.organs.ask_silence(of=motion.name, in_=motion.organ)
    if answer.value == NO_RULE:
        return None
    state, ends = str(answer.value["stands"]), str(answer.value["ends"])
    if not ends:
        return visit.text(f"under-silence-{state}"), _TONES[state], answer
    at = when(ends, UTC).first
    said = visit.text(
        "under-silence-until", state=visit.text(f"under-silence-{state}"), ends=visit.moment(at), utc=visit.language.date(ends)
    )
    return said, _TONES[state], answer

"""This file is about acts on a page: the sentence of an act and the words of a value, escaped, the seat set in bold."""

from __future__ import annotations

from markupsafe import Markup, escape

from foedus.record.entry import Entry
from foedus.web.visit import Visit, named_by
from foedus.words.acts import act_sentence, word_text

_SET = {"seat": Markup("<b>{}</b>"), "word": Markup("{}"), "original": Markup('<span lang="en">{}</span>')}


def sentence(visit: Visit, entry: Entry) -> Markup:
    """Say what an act says, its seat set in bold."""
    names = visit.names
    opened = named_by(entry)
    if opened:
        # The act that opens a matter gives both its number and its title.
        names = {code: name for code, name in names.items() if code != opened}
    return Markup(act_sentence(entry, visit.language.code, names, _mark))  # noqa: S704 — every piece put in was escaped


def word(visit: Visit, value: object) -> Markup:
    """Put one value of an act or of a rule into words; words that nobody has phrased are marked as those of another language."""
    return Markup(word_text(value, visit.language.code, visit.names, _mark))  # noqa: S704 — as above


def _mark(words: str, role: str) -> str:
    return str(_SET[role].format(escape(words)))

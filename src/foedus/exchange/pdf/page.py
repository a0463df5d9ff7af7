"""This file is about the page that becomes a PDF: the title, what kind of text it is, on what it rests, then article by article.

What the page says about the text is in the language of the text where that is English or Russian, so that a voice
reads the whole in one; otherwise in the reader's, marked as such.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from foedus.mechanisms.treaty.questions import Step
from foedus.organization.organization import Organization
from foedus.words.consolidated import ArticleText, InstrumentText, day_at
from foedus.words.en.texts import PDF as ENGLISH
from foedus.words.exposition import actor_names
from foedus.words.redline import Pieces, Redline
from foedus.words.ru.texts import PDF as RUSSIAN
from foedus.words.speech import date_text, put

_WORDS = {"en": ENGLISH, "ru": RUSSIAN}


class Page:
    """Writes one text as HTML; ``language`` is the reader's, for what is said about a text in neither English nor Russian.

    With a redline it writes that in the place of the text: the articles that read otherwise, the words marked.
    """

    def __init__(self, organization: Organization, text: InstrumentText, language: str, css: str, redline: Redline | None = None) -> None:
        self.organization = organization
        self.text = text
        self.redline = redline
        self.about = text.language if text.language in _WORDS else language
        self.words = _WORDS[self.about]
        self.css = css

    def html(self) -> str:
        """Give the whole page."""
        text, within = self.text, self.text.text
        author = self.organization.corpus.header.title
        return "".join((
            f'<!doctype html><html lang="{escape(text.language)}"><head><meta charset="utf-8">',
            f"<title>{escape(self.words['redline-title'].format(title=text.title) if self.redline else text.title)}, {escape(self.words['as-of'].format(date=self._date(text.as_of)))}</title>",
            f'<meta name="author" content="{escape(author.get(self.about) or next(iter(author.values())))}">',
            f'<meta name="description" content="{escape(self.kind())}"><meta name="generator" content="foedus">',
            f"<style>{self.css}</style></head><body>",
            self._head(),
            *(self._redlined() if self.redline else (self._article(one) for one in text.articles)),
            "" if within.concluded else self._line("empty", self.words["not-concluded"].format(date=self._date(self._concluded()))),
            "</body></html>",
        ))  # fmt: skip

    def kind(self) -> str:
        """Say what kind of text it is: authentic, an official translation, or a paraphrase, which does not prevail."""
        return " ".join(self.words[f"kind-{one.replace(' ', '-')}"] for one in self.text.kinds)

    def _head(self) -> str:
        text, within = self.text, self.text.text
        short = f"{within.instrument.id} · {self.words['as-of'].format(date=self._date(text.as_of))}"
        digest = self.organization.corpus.digest
        banner = self.words["banner-" + ("paraphrase" if "paraphrase" in text.kinds else "working")]
        head = f'<h1 data-short="{escape(short)}" data-banner="{escape(banner)}" data-digest="{escape(digest[:31])}…">{escape(text.title)}</h1>'
        rows = "".join(f'<tr><th scope="row">{escape(name)}</th><td{code}>{escape(value)}</td></tr>' for name, value, code in self._rows())
        trial = self._line("banner", self.words["not-law"]) if within.on_trial else ""
        return head + trial + self._line("banner", f"{self.kind()} {self.words['working']}") + f"<table{self._lang()}>{rows}</table>"

    def _rows(self) -> Iterator[tuple[str, str, str]]:
        text, within, words = self.text, self.text.text, self.words
        yield words["row-text"], f"{within.instrument.id}, {words['row-concluded'].format(date=self._date(self._concluded()))}", ""
        yield words["row-as-of"], self._date(text.as_of), ""
        yield words["row-force"], words[f"force-{within.force.value}"], ""
        for name in within.amended_by:
            steps = [step for one in text.articles for step in one.steps if step.instrument == name]
            yield words["row-amended"], f"{self._title(name)}: {self._since(steps[0])}{self._unbound(steps)}", ""
        for name in within.awaited:
            if name not in within.on_trial:
                yield words["row-awaited"], self._title(name), ""
        yield words["row-language"], words.get(f"language-{text.language}", text.language), ""
        yield words["row-digest"], self.organization.corpus.digest, ' class="code"'
        log = self.organization.log
        yield words["row-log"], f"{log.origin}, {log.size}" if log else words["no-log"], ""

    def _title(self, name: str) -> str:
        found = self.organization.corpus.instrument(name)
        titles = found.front.title if found else {}
        return f"{name} ({titles.get(self.about) or next(iter(titles.values()), name)})"

    def _article(self, one: ArticleText) -> str:
        number = self._called(one.number)
        lang = "" if one.language == self.text.language else f' lang="{escape(one.language)}"'
        head = f"<h2>{escape(number)}{f'. <span{lang}>{escape(one.heading)}</span>' if one.heading and not one.deleted else ''}</h2>"
        how = "; ".join(f"{step.by}, {self._since(step)}" for step in one.steps)
        fixed = "; ".join(self._date(day) for _, day in one.wording.corrected)
        parts = [head, self._line("how", self.words["changed"].format(how=how)) if how else ""]
        parts += [self._line("how", self.words["corrected"].format(date=fixed))] if fixed else []
        parts.append(self._line("empty", self.words["deleted"]) if one.deleted else f"<div{lang}>{_paragraphs(one.paragraphs)}</div>")
        return f"<section>{''.join(parts)}{''.join(self._changes(one.number))}</section>"

    def _redlined(self) -> Iterator[str]:
        """Write the articles that read otherwise; what fell away and came is told by marks as well as by colours and lines."""
        assert self.redline is not None
        first, last = (self._date(one.as_of) for one in (self.redline.before, self.redline.after))
        yield self._line("banner", self.words["redline-dates" if first != last else "redline-day"].format(first=first, last=last))
        if not self.redline.articles:
            yield self._line("empty", self.words["redline-same"])
        for one in self.redline.articles:
            lang = "" if one.language == self.text.language else f' lang="{escape(one.language)}"'
            heading = f". <span{lang}>{_marked(one.heading)}</span>" if one.heading else ""
            how = "; ".join(f"{step.by}, {self._since(step)}" for step in one.change.steps)
            told = self._line("how", self.words[f"redline-{one.how}"] + (f": {how}." if how else "."))
            yield f"<section><h2>{escape(self._called(one.number))}{heading}</h2>{told}<div{lang}>"
            yield "".join(f"<p>{_marked(pieces)}</p>" for pieces in one.paragraphs) + "</div></section>"

    def _called(self, number: str) -> str:
        return self.words["preamble"] if number == "preamble" else self.words["article"].format(number=number)

    def _changes(self, number: str) -> Iterator[str]:
        for one in self.text.changes:
            if one.host == number:
                lang = "" if one.language == self.text.language else f' lang="{escape(one.language)}"'
                head = f"<h3>{escape(one.cited)}{f'. {escape(one.heading)}' if one.heading else ''}</h3>"
                gone = self._line("empty", self.words["deleted"]) if one.change.deletes else ""
                yield f'<section class="change"{lang}>{head}{gone}{_paragraphs(one.paragraphs)}</section>'

    def _since(self, step: Step) -> str:
        since = day_at(self.organization, step.since)
        return self.words["since"].format(date=self._date(since)) if since else self.words["on-trial"]

    def _unbound(self, steps: Iterable[Step]) -> str:
        states = next((step.unbound for step in steps if step.unbound), ())
        names = actor_names(self.organization, self.about)
        return f"; {self.words['unbound'].format(states=put(states, self.about, names))}" if states else ""

    def _line(self, kind: str, words: str) -> str:
        return f'<p class="{kind}"{self._lang()}>{escape(words)}</p>'

    def _lang(self) -> str:
        return "" if self.about == self.text.language else f' lang="{self.about}"'

    def _concluded(self) -> str:
        return self.text.text.instrument.front.concluded

    def _date(self, edtf: str) -> str:
        return date_text(edtf, self.about)


def _paragraphs(paragraphs: Iterable[str]) -> str:
    return "".join(f"<p>{escape(one).replace(chr(10), '<br>')}</p>" for one in paragraphs)


_MARKS = {"gone": ("del", "[−", "−]"), "come": ("ins", "[+", "+]")}


def _marked(pieces: Pieces) -> str:
    """Mark words in letters as well: paper may be black and white, and a voice reads neither colours nor lines."""
    made = []
    for one in pieces:
        words = escape(one.text).replace(chr(10), "<br>")
        if one.mark == "same":
            made.append(words)
        else:
            tag, begins, ends = _MARKS[one.mark]
            made.append(f"<{tag}>{begins}{words}{ends}</{tag}>")
    return "".join(made)

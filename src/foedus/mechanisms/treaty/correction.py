"""This file is about errors in authentic texts, and texts that differ: proposed, objected to, corrected from the beginning (VCLT arts. 33, 79)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import tzinfo

from foedus.answer import Position, Reason, reason
from foedus.corpus.citation import Citation, CitationError, citation
from foedus.corpus.clauses import AuthenticTexts
from foedus.corpus.instrument import Instrument
from foedus.dates import DateError, Instant, day_of, when
from foedus.finding import Code, Finding
from foedus.mechanisms.treaty.acts_claiming import CorrectionMade, CorrectionObjected, CorrectionProposed, DivergenceRaised, OfArticle
from foedus.mechanisms.treaty.clause import clause
from foedus.mechanisms.treaty.dossier import Deed

PROPOSED = Code("correction-proposed", "note", of=str, by=str, until=str)
OBJECTED = Code("correction-objected", "note", of=str, state=str, on=str)
CORRECTED = Code("text-corrected", "note", of=str, by=str, on=str)
TOO_SOON = Code("correction-before-time", "warning", of=str, until=str)
AGAINST = Code("correction-against-objection", "warning", of=str, state=str)
HOLDS_UNCORRECTED = Code("held-to-be-no-error", "note", of=str, state=str)
READS_IN = Code("reads-in-language", "note", of=str, language=str, words=str)
EQUALLY = Code("equally-authentic", "note", instrument=str, languages=tuple)
PREVAILS = Code("language-prevails", "note", instrument=str, language=str)


@dataclass(frozen=True, slots=True)
class Corrections:
    """The acts about errors and divergences of texts, oldest first."""

    deeds: tuple[Deed, ...] = ()

    def about(self, cited: Citation, kind: type[OfArticle]) -> Iterator[Deed]:
        """Give the acts of a kind about an article, or about a paragraph of it."""
        bare = str(Citation(cited.instrument, cited.article))
        for deed in self.deeds:
            if isinstance(deed.body, kind) and (deed.body.article == bare or deed.body.article.startswith(f"{bare}(")):
                yield deed


NO_CORRECTIONS = Corrections()


def corrections(deeds: Iterable[Deed]) -> Corrections:
    """Pick the acts about errors and divergences from the acts about articles and States."""
    return Corrections(tuple(deed for deed in deeds if isinstance(deed.body, OfArticle)))


def corrected(words: str, cited: Citation, found: Corrections) -> str:
    """Give the words of an article with every correction that was made, from the beginning (VCLT art. 79(4)), whatever the date asked about."""
    for deed in found.about(cited, CorrectionMade):
        if isinstance(deed.body, CorrectionMade) and deed.body.reads:
            words = words.replace(deed.body.reads, deed.body.becomes)
    return words


def told(cited: Citation, found: Corrections, at: Instant) -> Iterator[Reason]:
    """Say of an article which correction was made, or was proposed by an instant, and who objected."""
    made = list(found.about(cited, CorrectionMade))
    for deed in made:
        body = deed.body
        assert isinstance(body, CorrectionMade)
        yield reason(CORRECTED, act=deed.id, of=body.article, by=deed.seat, on=deed.counts_from.text)
    if made:
        return
    for deed in found.about(cited, CorrectionProposed):
        if isinstance(deed.body, CorrectionProposed) and deed.counts_from.first < at:
            yield reason(PROPOSED, act=deed.id, of=deed.body.article, by=deed.seat, until=deed.body.until)
    for deed in found.about(cited, CorrectionObjected):
        if isinstance(deed.body, CorrectionObjected) and deed.counts_from.first < at:
            yield reason(OBJECTED, act=deed.id, of=deed.body.article, state=deed.state, on=deed.counts_from.text)


def positions(text: Instrument, cited: Citation, found: Corrections, at: Instant, seat: tzinfo) -> tuple[Position, ...]:
    """Give the rival texts of an article: those of a disputed correction, and those of languages that differ where none prevails."""
    rival = [*_of_corrections(cited, found, at, seat)]
    rule = clause(text, AuthenticTexts)
    if rule is None or not rule.rule.prevails:
        rival += _of_languages(cited, found, at, seat)
    return tuple(rival)


def _of_corrections(cited: Citation, found: Corrections, at: Instant, seat: tzinfo) -> Iterator[Position]:
    objections = [one for one in found.about(cited, CorrectionObjected) if one.counts_from.first < at]
    for deed in objections:
        body = deed.body
        assert isinstance(body, OfArticle)
        proposed = next((one.body for one in found.about(cited, CorrectionProposed) if isinstance(one.body, CorrectionProposed)), None)
        said = reason(HOLDS_UNCORRECTED, of=body.article, state=deed.state)
        since = day_of(deed.counts_from.first, seat).isoformat()
        value = proposed.reads if proposed else ""
        yield Position(value, (deed.seat,), said.code, said.params, body.article, (deed.id,), since)


def _of_languages(cited: Citation, found: Corrections, at: Instant, seat: tzinfo) -> Iterator[Position]:
    for deed in found.about(cited, DivergenceRaised):
        body = deed.body
        if isinstance(body, DivergenceRaised) and deed.counts_from.first < at:
            since = day_of(deed.counts_from.first, seat).isoformat()
            for language, words in sorted(body.reads.items()):
                said = reason(READS_IN, of=body.article, language=language, words=words)
                yield Position(words, (deed.seat,), said.code, said.params, body.article, (deed.id,), since)


def languages(text: Instrument) -> tuple[Reason, ...]:
    """Say which languages of a text are authentic, and which of them prevails, if one does (VCLT art. 33(1))."""
    rule = clause(text, AuthenticTexts)
    authentic = rule.rule.authentic_texts if rule else text.front.authentic
    if len(authentic) < 2:
        return ()
    equal = reason(EQUALLY, article=rule.article if rule else text.id, instrument=text.id, languages=tuple(authentic))
    if rule is None or not rule.rule.prevails:
        return (equal,)
    return (equal, reason(PREVAILS, article=rule.article, instrument=text.id, language=rule.rule.prevails))


def oddities(found: Corrections, seat: tzinfo) -> Iterator[Finding]:
    """Say which correction was made before its time, or against an objection (VCLT art. 79(2))."""
    for deed in found.deeds:
        if not isinstance(deed.body, CorrectionMade):
            continue
        try:
            cited = citation(deed.body.article)
        except CitationError:
            continue
        for one in found.about(cited, CorrectionProposed):
            until = one.body.until if isinstance(one.body, CorrectionProposed) else ""
            if _before(deed, until, seat):
                yield TOO_SOON.finding(act=deed.id, of=deed.body.article, until=until)
        for one in found.about(cited, CorrectionObjected):
            if one.counts_from.first <= deed.counts_from.first:
                yield AGAINST.finding(act=deed.id, of=deed.body.article, state=one.state)


def _before(deed: Deed, until: str, seat: tzinfo) -> bool:
    try:
        return bool(until) and deed.counts_from.first <= when(until, seat).first
    except DateError:
        return False

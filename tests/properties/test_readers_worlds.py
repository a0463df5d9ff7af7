"""Over ten thousand cases: no byte of a closed act reaches who may not read it, and an answer waits exactly when it must.

Each case is one question of one reader to one random record. The closed acts of a record hold *canaries*, words
that stand nowhere else; who may read which is reckoned here once more, in a few lines of its own.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from random import Random

from msgspec.structs import replace

from foedus.corpus.citation import CitationError, citation
from foedus.finding import Finding
from foedus.organization.ask import Asked, ask
from foedus.organization.closing import labels_of
from foedus.organization.mechanisms import VOCABULARY
from foedus.organization.organization import Organization
from foedus.organization.question import BY_NAME
from foedus.organization.worlds import Worlds
from foedus.record.anchor import genesis
from foedus.record.canonical import encode
from foedus.record.entry import Entry
from foedus.record.leaf import Leaf, encode_leaf
from foedus.record.printer import print_journal
from foedus.record.reading import reading
from foedus.record.signature import key_name, sign_act
from foedus.record.vkey import ED25519, SignerKey
from foedus.shelves.following import Follower
from foedus.shelves.handing import Handing
from foedus.shelves.keys import new_key
from foedus.shelves.log import Examined, Log, LogReader
from foedus.shelves.memory import MemoryShelf
from foedus.shelves.opening import open_organization
from foedus.shelves.search.ask import search
from foedus.shelves.shelf import Row
from foedus.shelves.tiles.serving import is_open, published
from foedus.words.exposition import as_json, finding_text
from foedus.words.naming import Speaker
from tests.organization.closed import NOW, acts

RECORDS, MOST = 90, 10_000
DAY = "2022-02-01"
READERS = ("", "KAZ", "RUS", "ARM", "GEO", "UZB", "CSC", "CDM", "SG", "CHIEF-OF-JOINT-STAFF")
AUDIENCES = {"EP 10": ("CSC", "SG"), "EP 11": ("CSC", "CFM", "CDM", "CSSC", "SG", "CHIEF-OF-JOINT-STAFF"),
             "EP 12": ("CDM", "CHIEF-OF-JOINT-STAFF", "JOINT-STAFF")}  # fmt: skip
AUTHORS = ("KAZ", "RUS", "ARM", "CSC", "SG")
MATTERS = ("crisis:kazakhstan-2022", "organ:CSC", "organ:CDM", "state:KAZ", "instrument:CST", "question:relations", "office:nobody")
FORMS = (
    '{day} {seat} states "{word}"\n  note: {word}n\n',
    "{day} {seat} requests assistance\n  asks: {word}\n  crisis: kazakhstan-2022\n",
    "{day} {seat} puts to decision {word}\n  title: {word}t\n  organ: CSC\n",
    "{day} {seat} reports {word}\n  crisis: kazakhstan-2022\n",
    "{day} {seat} decides {word}\n  grants: {word}g\n  crisis: kazakhstan-2022\n",
    "{day} {seat} plans the exercise {word}\n",
    "{day} {seat} gives a figure for {word}\n  number: 12\n  unit: {word}u\n",
    "{day} {seat} concludes a memorandum with {word}\n",
)
QUESTIONS: tuple[tuple[str, dict[str, str]], ...] = (
    ("parties", {"of": "CST"}), ("status", {"of": "UZB", "under": "CST"}), ("text", {"of": "CST 4"}), ("in-force", {"of": "CST"}),
    ("members", {"of": "CSC"}), ("members", {"of": "CDM"}), ("bound", {"attacked": "KAZ", "by": "non-state"}),
    ("timeline", {"of": "kazakhstan-2022"}), ("may-vote", {"of": "KAZ", "in": "CSC"}), ("chair", {"of": "CSC"}),
    ("decisions", {"of": "CSC"}), ("requests", {}), ("requests", {"of": "KAZ"}), ("exercises", {}), ("relations", {}),
)  # fmt: skip
PREFIX = {"state": "state", "state or all": "state", "instrument": "instrument", "organ": "organ", "organ or organization": "organ",
          "crisis": "crisis", "attacker": "state"}  # fmt: skip
CSTO = open_organization("csto")
assert CSTO.organization is not None
SHIPPED = len(CSTO.organization.entries)


class Record:
    """A random record on the shipped history: its closed acts with their canaries, and who may read each."""

    def __init__(self, number: int) -> None:
        assert CSTO.organization is not None
        self.corpus = CSTO.organization.corpus
        self.random = Random(number)
        self.number = number
        self.worlds = Worlds(self.corpus)
        self.canaries: dict[str, Entry] = {}
        self.disclosed: dict[str, set[str]] = {}
        self.entries = [*CSTO.organization.entries]
        for one in range(self.random.randint(1, 5)):
            self._close(one)
        self.worlds.grow(self.entries)
        self._labels: dict[str, frozenset[str]] = {}

    def _close(self, number: int) -> None:
        word = "canary" + sha256(b"%d %d" % (self.number, number)).hexdigest()[:12]
        seat, rule, matter = (self.random.choice(some) for some in (AUTHORS, tuple(AUDIENCES), MATTERS))
        level = {"EP 10": "for official use", "EP 11": "confidential", "EP 12": "secret"}[rule]
        text = self.random.choice(FORMS).format(day=f"2022-01-{self.random.randint(3, 20):02}", seat=seat, word=word)
        text += f"  closed by: {rule}\n  closed matter: {matter}\n  closed level: {level}\n"
        (entry,) = acts(text, self.corpus, first=len(self.entries))
        self.entries.append(entry)
        self.canaries[word] = entry
        if self.random.random() < 0.4:
            self._disclose(entry)
        if self.random.random() < 0.5:
            # An open act that answers a closed one: it rests on it, and tells nothing of it.
            (follower,) = acts(f'2022-01-21 RUS states "as is known"\n  answers: ^{entry.id}\n', self.corpus, first=len(self.entries))
            self.entries.append(follower)

    def _disclose(self, entry: Entry) -> None:
        by = self.random.choice((entry.act.seat, entry.act.seat, "BLR"))
        to = self.random.choice(("open", "seat:GEO", "organ:CDM", "seat:UZB"))
        effective = self.random.choice(("", "", "2050-01-01"))
        when = f"  effective: {effective}\n" if effective else ""
        (one,) = acts(f"2022-02-01 {by} discloses {entry.id}\n  to: {to}\n{when}", self.corpus, first=len(self.entries))
        self.entries.append(one)
        if by == entry.act.seat and not effective:
            self.disclosed.setdefault(entry.id, set()).add(to)

    def may(self, reader: str, entry: Entry) -> bool:
        """Say once more who may read an act."""
        assert entry.stub is not None
        sits = {one.removeprefix("organ:") for one in self.labels(reader) if one.startswith("organ:")}
        to = {one.partition(":")[2] or one for one in self.disclosed.get(entry.id, ())}
        return reader == entry.act.seat or bool((sits | {reader, "open"}) & to) or bool((sits | {reader}) & set(AUDIENCES[entry.stub.rule]))

    def labels(self, reader: str) -> frozenset[str]:
        """Give a reader's labels; what the public knows is whole, so they do not change."""
        if reader not in self._labels:
            self._labels[reader] = labels_of(reader, self.worlds.public().on(DAY))
        return self._labels[reader]

    def leaked(self, told: str, reader: str) -> list[str]:
        """Give the canaries that a reader was told of and may not read."""
        return [word for word, entry in self.canaries.items() if word in told and not self.may(reader, entry)]


def cases(records: int = RECORDS) -> Iterator[tuple[Record, str, Organization]]:
    for number in range(records):
        record = Record(number)
        for reader in READERS:
            yield record, reader, record.worlds.of(record.labels(reader))


def told(asked: Asked | tuple[Finding, ...], world: Organization, language: str) -> str:
    if isinstance(asked, Asked):
        return json.dumps(as_json(asked, world, language), ensure_ascii=False)
    return " ".join(finding_text(one, language) for one in asked)


def must_wait(record: Record, reader: str, name: str, given: dict[str, str], bare: Organization) -> bool:
    """Say once more whether an answer turns on an act that its reader may not read; ``bare`` is the reader's world, which knows of no such act."""
    hidden = [one for one in record.canaries.values() if not record.may(reader, one)]
    asked = ask(bare, name, {**given, "on": DAY})
    assert isinstance(asked, Asked)
    matters = {f"question:{name}"}
    for parameter in BY_NAME[name].parameters:
        if given.get(parameter.name) and parameter.sort in PREFIX:
            matters.add(f"{PREFIX[parameter.sort]}:{given[parameter.name]}")
        if given.get(parameter.name) and parameter.sort == "article":
            matters.add(f"instrument:{given[parameter.name].split()[0]}")
    rests = set()
    for reason in asked.answer.because:
        rests |= {reason.act} - {""}
        if reason.article:
            try:
                matters.add(f"instrument:{citation(reason.article).instrument}")
            except CitationError:
                matters.add(f"instrument:{reason.article}")
    for position in (*asked.answer.positions, *filter(None, (asked.answer.acted_on,))):
        rests |= set(position.acts)
    for entry in [bare.by_id[one] for one in rests if one in bare.by_id]:
        matters |= {f"crisis:{entry.act.body.crisis}", f"organ:{entry.act.seat}", f"organ:{getattr(entry.act.body, 'organ', '')}"}
        rests |= {one for some in entry.act.references.values() for one in some}
    return any(one.stub and (one.stub.matter in matters or one.id in rests) for one in hidden)


def test_over_ten_thousand_answers_nothing_closed_is_told_and_each_waits_exactly_when_it_must() -> None:
    put = waited = 0
    for record, reader, world in cases():
        allowed = {word for word, entry in record.canaries.items() if record.may(reader, entry)}
        assert {entry.id for entry in world.entries} == {one.id for one in record.entries if one.stub is None} | {
            record.canaries[word].id for word in allowed
        }
        assert len(world.withheld) == len(record.canaries) - len(allowed)
        bare = Organization(world.corpus, log=world.log, world=world.world)
        for name, given in QUESTIONS:
            asked = ask(world, name, {**given, "on": DAY})
            assert isinstance(asked, Asked), (name, given)
            put += 1
            assert not record.leaked(told(asked, world, ("en", "ru")[put % 2]), reader), (record.number, reader, name)
            waits = any(one.code == "act-withheld" for one in asked.answer.missing)
            assert waits == must_wait(record, reader, name, given, bare), (record.number, reader, name)
            waited += waits
    assert put >= MOST
    assert MOST // 20 < waited < put - MOST // 20, "both kinds of case were met often"


def test_no_error_journal_count_or_export_tells_of_what_is_closed() -> None:
    for record, reader, world in list(cases(30))[::3]:
        leaked = partial(record.leaked, reader=reader)
        assert not leaked(print_journal(sorted(world.entries, key=lambda one: one.position), VOCABULARY))
        assert not leaked(" ".join(finding_text(one, "en") for one in world.findings))
        # Whoever asks by a word knows that word; what comes back holds no other.
        for word in record.canaries:
            for name in ("timeline", "decisions", "exercises", "office", "members"):
                assert not leaked(told(ask(world, name, {"of": word, "on": DAY}), world, "en").replace(word, "")), (record.number, reader)


def test_no_search_finds_what_is_closed() -> None:
    assert CSTO.files
    for number in range(4):
        record = Record(number)
        for reader in ("", "KAZ", "CDM"):
            world = record.worlds.of(record.labels(reader))
            for word, entry in record.canaries.items():
                found = search(world, CSTO.files, word, on="2026-01-01", language="en", most=5, voices=Speaker(world))
                assert bool(getattr(found, "total", 0)) == record.may(reader, entry), (number, reader, word)


def test_no_file_of_the_published_log_holds_what_is_closed() -> None:
    for number in range(20):
        record = Record(number)
        key = new_key("csto")
        log = Log(MemoryShelf(key.identity), key, lambda: NOW)
        log.enter([Examined(one.id, encode(one.act), b"", one.stub) for one in record.entries[-20:]])
        width = log.size
        public = record.worlds.public()
        for kind, path in (("act", f"act/000.p/{width}"), ("leaf", f"tile/entries/000.p/{width}")):
            bare = (published(log, path) or b"").decode("utf-8", "replace")
            assert not [word for word in record.canaries if word in bare], kind
            shown = published(log, path, partial(_shown, public)) or b""
            assert not record.leaked(shown.decode("utf-8", "replace"), "")


ROOTS = {seat: SignerKey(seat, ED25519, sha256(seat.encode()).digest()) for seat in READERS if seat}


def test_what_is_handed_out_over_the_network_is_what_its_reader_may_read_and_nothing_else() -> None:
    key = new_key("csto")
    founders = {seat: key_name(one.verifier.key) for seat, one in ROOTS.items()}
    keys = (key.signer.verifier, key.clock.verifier)
    opening = encode(
        genesis("csto", "CSTO", keys, corpus="sha256:" + "0" * 64, nonce="0" * 64, done="2025-01-01T00:00:00Z", roots=founders)
    )
    lines = "".join(str(sign_act(sha256(opening).hexdigest(), one)) for one in (key.signer, *ROOTS.values())).encode()
    handed = 0
    for number in range(6):
        record = Record(number)
        log = Log(MemoryShelf(key.identity), key, lambda: NOW)
        log.enter([Examined(sha256(opening).hexdigest(), opening, lines, own=True)])
        log.enter([Examined(one.id, encode(one.act), b"", one.stub) for one in record.entries])
        follower = Follower(Worlds(record.corpus), LogReader(log.shelf))
        handing = Handing(partial(_same, follower), "https://record.example", clock=lambda: NOW)
        asked = tuple(range(SHIPPED, log.size))
        for reader, signer in ROOTS.items():
            word = handing.challenge().body.decode().strip()
            given = handing(reading("csto", "https://record.example", signer, word, asked))
            told = given.body.decode("utf-8", "replace")
            assert given.status == 200, given
            assert not record.leaked(told, reader), (number, reader)
            assert {word for word in record.canaries if word in told} == {
                word for word, entry in record.canaries.items() if record.may(reader, entry)
            }, (number, reader)
            handed += len(told) > 0
    assert handed > 6


def test_as_known_at_an_earlier_position_nothing_is_told_that_was_disclosed_later() -> None:
    for record, reader, world in list(cases(4))[::4]:
        position = record.random.randrange(SHIPPED, len(record.entries) + 1)
        known = world.known_at(position)
        earlier = Worlds(record.corpus)
        earlier.grow(record.entries[:position])
        then = earlier.of(record.labels(reader))
        assert set(known.by_id) == set(then.by_id), (record.number, reader, position)
        assert known.withheld == then.withheld
        told_then = told(ask(known, "timeline", {"of": "kazakhstan-2022", "on": DAY}), known, "en")
        assert not [word for word, entry in record.canaries.items() if word in told_then and entry.id not in then.by_id]


def _same(follower: Follower) -> Follower:
    return follower


def _shown(world: Organization, row: Row) -> bool:
    return is_open(row) or row.id in world.by_id


def test_a_row_without_its_bytes_says_nothing_but_its_stub() -> None:
    record = Record(1)
    for entry in record.canaries.values():
        row = Row(0, entry.id, encode_leaf(Leaf(entry.id, NOW, entry.stub)), None)
        assert not record.leaked(str(row) + str(replace(row, act=b"")), "")

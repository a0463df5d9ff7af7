"""Files go in, a frozen corpus comes out; nothing that stands in a file can do more than be found wanting."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foedus.corpus.clauses import EntryIntoForce
from foedus.corpus.corpus import Corpus
from foedus.corpus.load import load
from foedus.corpus.organ import Decision
from foedus.corpus.shape import KINDS, keys
from foedus.corpus.translation import translate
from tests.corpora.folders import HERE, files_in, lines

BASE = files_in(HERE / "base")
ANYTHING = settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
PIECES = st.sampled_from(
    ["---\n", "## Article 1\n", "### PACT 2\n", "```yaml\n", "```\n", "organ: ", "decision: ", "[", "]", "{", "}", ": ", "\n", "- ", "  ",
     "obligation: assist\n", "when: ", "rule: {majority: {more than: 2/0}}\n", "count: {number: 1", "&a ", "*a", "!!x ", "\t", "\x00", "from: 9999-12-31~\n",
     "notice: 99999999999 years\n", "until: 0000\n", "paragraph: ", "title: {en: a, ru: b}\n", "deletes: true\n", "? ", "| ", "> ", "'", '"', "é", "#"]
)  # fmt: skip


def loaded(**files: bytes) -> Corpus:
    result = load({**BASE, **{path.replace("_", "."): data for path, data in files.items()}})
    assert result.corpus is not None, result.findings
    return result.corpus


@ANYTHING
@given(st.sampled_from(sorted(BASE)), st.binary(max_size=400))
def test_attack_bytes_of_any_kind_in_a_file_never_raise(path: str, data: bytes) -> None:
    assert load({**BASE, path: data}).findings


@ANYTHING
@given(st.sampled_from(sorted(BASE)), st.lists(PIECES, max_size=25).map("".join))
def test_attack_pieces_of_the_notation_in_any_order_never_raise(path: str, text: str) -> None:
    load({**BASE, path: BASE[path] + text.encode()})
    load({**BASE, path: text.encode()})


@ANYTHING
@given(st.sampled_from(sorted(BASE)), st.integers(0, 2000), st.integers(0, 2000))
def test_attack_a_file_with_a_stretch_torn_out_never_raises(path: str, start: int, length: int) -> None:
    data = BASE[path]

    load({**BASE, path: data[:start] + data[start + length :]})


@pytest.mark.parametrize(
    ("path", "stands", "instead"),
    [
        ("PACT.md", "title: The Council", r'title: "\ud800"'),
        ("PACT.md", "title: The Council", r'"\ud800": 1'),
        ("PACT.md", "title: The Council", r'title: "\UFFFFFFFF"'),
        ("PACT.md", "title: The Council", r'title: "\q"'),
        ("PACT.md", "title: The Council", "title: [The Council]"),
        ("PACT.md", "duration: 5 years", "duration: ٥ years"),
        ("PACT.md", "duration: 5 years", f"duration: {'9' * 5000} years"),
        ("PACT.md", "duration: 5 years", "prolongs: [PACT]"),
        ("PACT.md", "{share: 2/3}", "{share: 1/0}"),
        ("PACT.md", "{share: 2/3}", f"{{number: {'9' * 5000}}}"),
        ("PACT.md", "concluded: 1992-05-15", "concluded: 9999-12-31~"),
        ("PACT.md", "concluded: 1992-05-15", "concluded: {a: 1}"),
        ("PACT.md", "{armed attack: {on: a party}}", "[[[]]]"),
        ("corpus.yaml", "Europe/Minsk", "Europe"),
        ("corpus.yaml", "Europe/Minsk", "../../../etc/passwd"),
        ("corpus.yaml", "Europe/Minsk", r'"Europe\0Minsk"'),
        ("corpus.yaml", "Europe/Minsk", "a" * 5000),
        ("corpus.yaml", "[PACT, PROT]", "[{PACT: PROT}]"),
        ("corpus.yaml", "[PACT, PROT]", "{PACT: PROT}"),
        ("corpus.yaml", "[TJK, KGZ]", "[[TJK], {KGZ: 1}]"),
    ],
)
def test_attack_a_value_of_another_shape_is_found_wanting(path: str, stands: str, instead: str) -> None:
    text = BASE[path].decode()
    assert stands in text

    found = load({**BASE, path: text.replace(stands, instead).encode()}).findings

    assert "error" in {one.severity for one in found}
    assert lines(found)


def test_attack_a_bomb_of_names_that_repeat_names_is_refused_at_the_first() -> None:
    bomb = b"format: foedus-corpus/1\na: &a [x, x]\n" + b"".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n".encode() for n in range(20)
    )

    found = load({**BASE, "corpus.yaml": bomb}).findings

    assert found[0].place is not None
    assert {one.code for one in found} >= {"yaml-anchor"}


def test_attack_brackets_without_end_are_refused() -> None:
    found = load({**BASE, "corpus.yaml": b"[" * 100_000}).findings

    assert [one.code for one in found] == ["yaml-too-deep"]


def test_a_fence_within_a_list_or_a_quotation_is_a_rule_too() -> None:
    for mark in ("  ", "> "):
        block = "\n".join(f"{mark}{line}" for line in ("```yaml", "duration: five years", "```"))
        text = BASE["PACT.md"].decode() + f"\n- as follows\n\n{block}\n"

        assert [one.code for one in load({**BASE, "PACT.md": text.encode()}).findings] == ["corpus-length-form"]


def test_a_line_within_a_block_is_the_line_of_the_whole_file() -> None:
    text = BASE["PACT.md"].decode()
    line = text.split("\n").index("count: {share: 2/3}") + 1

    (found,) = load({**BASE, "PACT.md": text.replace("share: 2/3", "share: two thirds").encode()}).findings

    assert found.place is not None
    assert (found.place.path, found.place.line, found.place.field) == ("PACT.md", line, "count.share")


def test_a_list_of_one_word_may_stand_without_brackets() -> None:
    plain = loaded(PACT_md=BASE["PACT.md"].replace(b"decision: [COUNCIL]", b"decision: COUNCIL"))

    pact = plain.instrument("PACT")
    assert pact is not None
    assert pact == load(BASE).corpus.instrument("PACT")  # type: ignore[union-attr]


def test_ends_of_lines_and_a_byte_order_mark_change_nothing_but_the_digest() -> None:
    other = loaded(PACT_md=b"\xef\xbb\xbf" + BASE["PACT.md"].replace(b"\n", b"\r\n"))

    assert other.instruments == loaded().instruments
    assert other.digest != loaded().digest


def test_words_that_other_notations_take_for_something_else_are_words() -> None:
    """Norway's code is text, and so is a date; `on` and `yes` are words."""
    text = BASE["PROT.md"].replace(b"count: {all: true, of: parties of PACT}", b"count: {number: 2, including: [NOR], of: yes}")

    protocol = loaded(PROT_md=text).instrument("PROT")

    assert protocol is not None
    (clause,) = protocol.articles[1].provisions
    assert isinstance(clause, EntryIntoForce)
    assert clause.count is not None
    assert (clause.count.number, clause.count.including, clause.count.of) == (2, ("NOR",), "yes")
    assert protocol.front.concluded == "2010-12-10"


def test_a_paragraph_may_be_called_by_a_plain_number() -> None:
    text = BASE["PACT.md"].replace(b'paragraph: "2"', b"paragraph: 2")

    assert loaded(PACT_md=text).instruments == loaded().instruments


def test_instruments_stand_in_the_order_of_the_list() -> None:
    other = loaded(corpus_yaml=BASE["corpus.yaml"].replace(b"[PACT, PROT]", b"[PROT, PACT]"))

    assert [one.id for one in other.instruments] == ["PROT", "PACT"]


def test_prose_and_rule_of_an_article_come_apart() -> None:
    article = loaded().instruments[0].articles[1]

    assert (article.number, article.heading) == ("1", "The Council")
    assert article.words == "(1) The heads of the parties form the Council.\n\n(2) It decides by consensus."
    assert [type(one).__name__ for one in article.provisions] == ["Organ", "Decision"]
    assert isinstance(article.provisions[1], Decision)


def test_a_change_cites_the_article_that_makes_it() -> None:
    (change,) = loaded().instruments[1].changes

    assert (change.instrument, change.article.number, change.by, change.deletes, change.adds) == ("PACT", "2", "PROT 1", False, False)


def test_an_article_is_deleted_and_another_added() -> None:
    text = BASE["PROT.md"] + b"\n## Article 3\n\nThus.\n\n### PACT 3\n\n```yaml\ndeletes: true\n```\n"
    text += b"\n### PACT 3a. Renewal\n\nIt is renewed.\n\n```yaml\nadds: true\n```\n\n```yaml\nduration: 10 years\n```\n"

    _, gone, added = loaded(PROT_md=text).instruments[1].changes

    assert (gone.article.number, gone.deletes) == ("3", True)
    assert (added.article.number, added.adds, len(added.article.provisions)) == ("3a", True, 1)


def test_a_translation_is_matched_by_article() -> None:
    pact = translate(BASE, "PACT", "ru")

    assert pact is not None
    assert (pact.title, pact.text) == ("Пакт о помощи", "paraphrase")
    assert pact.articles["2"] == ("Помощь", "Если на одну сторону нападут, другие ей помогут.")
    assert pact.articles.keys() == {"preamble", "1", "2", "3"}
    assert translate(BASE, "PACT", "fr") is None


def test_no_key_of_one_kind_of_block_names_another_kind() -> None:
    """A block's kind is the first of its keys that names one, so no other key may."""
    for name, kind in KINDS.items():
        assert keys(kind).keys() & KINDS.keys() == {name}

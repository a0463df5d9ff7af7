"""Where a treaty is silent an answer rests on general law, and says whether as a treaty between these States or as custom.

Source: Vienna Convention on the Law of Treaties, article 4: it reaches only what was concluded after it bound the States concerned.
"""

from __future__ import annotations

from dataclasses import replace

from foedus.corpus.corpus import Corpus
from tests.spec.small import Law, article, codes, corpus_of, law_of

GENERAL = corpus_of(
    VCLT="treaty, 1969-05-23"
    + article(20, 'residual: reservations\ncustom since: "1980-01-27"\nheld by: the International Court of Justice')
    + article(70, "residual: consequences of termination")
    + article(84, "entry into force: by count\ncount: {number: 2}")
)
CHARTER = corpus_of(
    UNC="charter, 1945-06-26"
    + article(103, "residual: reservations\nalways: true")
    + article(110, "entry into force: by count\ncount: {number: 2}")
)


def pact(concluded: str) -> Corpus:
    return corpus_of(
        PACT=f"treaty, {concluded}"
        + article(1, "obligation: assist\nwhen: {always: true}\nowed by: every party\nowed to: every party")
        + article(8, "entry into force: by count\ncount: {number: 1}")
    )


def resting(journal: str, corpus: Corpus, *, on: str = "1980-01-27 AUT, CHE deposits VCLT", general: Corpus = GENERAL) -> Law:
    law = law_of(journal, corpus)
    return Law(replace(law.timelines, residual=(law_of(on, general).timelines,)))


def reserved(year: int) -> str:
    return f"{year}-02-01 AUT, BEL, CHE deposits PACT\n\n{year}-02-01 CHE makes a reservation to PACT\n  articles: PACT 1"


def test_between_two_parties_to_the_general_treaty_it_governs_what_was_concluded_afterwards() -> None:
    law = resting(reserved(1990), pact("1990-01-01"))

    last = law.on("1992-01-01").ask_in_force_between(one="AUT", other="CHE", under="PACT").because[-1]
    assert (last.code, last.article) == ("rests-on-general-treaty", "VCLT 20")
    assert dict(last.params)["since"] == "1980-01-27"


def test_what_was_concluded_before_is_governed_by_custom() -> None:
    law = resting(reserved(1970), pact("1970-01-01"))

    last = law.on("1992-01-01").ask_in_force_between(one="AUT", other="CHE", under="PACT").because[-1]
    assert (last.code, last.article) == ("rests-on-custom", "VCLT 20")
    assert dict(last.params)["since"] == "1980-01-27"


def test_a_State_that_is_no_party_to_the_general_treaty_is_reached_by_custom_alone() -> None:
    law = resting(reserved(1990), pact("1990-01-01"))

    assert law.on("1992-01-01").ask_in_force_between(one="BEL", other="CHE", under="PACT").because[-1].code == "rests-on-custom"


def test_before_there_was_custom_the_answer_says_that_it_rests_on_nothing() -> None:
    law = resting(reserved(1970), pact("1970-01-01"))

    assert law.on("1972-01-01").ask_in_force_between(one="AUT", other="CHE", under="PACT").because[-1].code == "rests-on-nothing-yet"


def test_a_charter_that_prevails_over_every_treaty_governs_earlier_ones_as_well() -> None:
    """UN Charter, article 103."""
    law = resting(reserved(1970), pact("1970-01-01"), on="1971-01-01 AUT, CHE deposits UNC", general=CHARTER)

    assert law.on("1972-01-01").ask_reservations(to="PACT", of="CHE").because[-1].code == "rests-on-general-treaty"


def test_an_answer_that_rests_on_the_text_alone_names_no_general_law() -> None:
    law = resting("1990-02-01 AUT, BEL deposits PACT", pact("1990-01-01"))

    assert not {"rests-on-custom", "rests-on-general-treaty"} & {
        *codes(*law.on("1992-01-01").ask_in_force_between(one="AUT", other="BEL", under="PACT").because)
    }


def test_that_what_was_owed_stays_owed_rests_on_general_law_too() -> None:
    law = resting("1990-02-01 AUT, BEL deposits PACT\n\n1995-01-01 POL records the end of PACT\n  ground: another", pact("1990-01-01"))

    answer = law.on("1996-01-01").ask_status(of="AUT", under="PACT")
    assert codes(*answer.because)[-2:] == ("accrued-before-the-end", "rests-on-general-treaty")

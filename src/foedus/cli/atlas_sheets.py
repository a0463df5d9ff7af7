"""This file is about what ``foedus atlas`` shows: each question as a sheet, with the words around it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from foedus.cli.phrases import phrase
from foedus.cli.sheet import Cell, Sheet
from foedus.exchange.atop import Atlas, Bond, Membership
from foedus.exchange.cow.numbers import LINES, NAMED, code_of, gleditsch_ward
from foedus.words.speech import date_text, state_names

if TYPE_CHECKING:
    from foedus.exchange.atop.dyads import DyadYears

Row = tuple[Cell, ...]
SHOWN = 12
"""How many rows of a long table a person is shown; the rest is for a file."""


class _Words:
    """The words of a sheet in one language: phrases, names of States, dates."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.names = state_names(language)

    def __call__(self, name: str, /, **values: object) -> str:
        return phrase(f"atlas-{name}", self.language, **values)

    def state(self, code: Cell) -> str:
        """Name a State."""
        return self.names.get(str(code), str(code))

    def day(self, text: Cell) -> str:
        """Write a day or a month; a dash, where there is none."""
        return date_text(str(text), self.language) if text else "—"

    def several(self, text: Cell) -> str:
        """Write obligations or conditions, which a machine reads with semicolons between them."""
        return ", ".join(self(one.replace(" ", "-")) for one in str(text).split(";") if one) or "—"


def bound(atlas: Atlas, state: str, day: str, given: Namespace) -> Sheet:
    """Set out who owed a State something on a day, or to whom it owed it."""
    words = _Words(given.language)
    bonds = atlas.owes(state, day, given.owes) if given.reverse else atlas.bound(state, day, given.owes)
    other = "to" if given.reverse else "who"
    columns = ("who", "to", "owes", "alliance", "phase", "first", "last", "sure", "conditions", "varies", "line_who", "line_to")
    called = next((one.who if given.reverse else one.to for one in bonds), _called(state, day))
    title = words(f"{'owed-by' if given.reverse else 'owed-to'}-{given.owes}", state=words.state(called), day=words.day(day))
    notes = [words("count-bonds", bonds=len(bonds), states=len({getattr(one, other) for one in bonds})), _source(atlas, words)]
    notes += [words("unsure")] * any(not one.sure for one in bonds) + [words("vary")] * any(one.varies for one in bonds)
    return Sheet(
        title, columns, [_bond(one) for one in bonds],
        {
            words("state"): lambda row: words.state(row[columns.index(other)]) + ("" if row[7] else " ?") + (" *" if row[9] else ""),
            words("alliance"): lambda row: f"{row[3]}" + (f"/{row[4]}" if row[4] else ""),
            words("since"): lambda row: words.day(row[5]),
            words("until"): lambda row: words.day(row[6]),
            words("conditional-on"): lambda row: words.several(row[8]),
            words("lines"): lambda row: f"{row[10]}, {row[11]}",
        },
        nothing=words("nobody"), notes=tuple(notes),
        question={"name": "bound", "state": state, "on": day, "owes": given.owes, "reverse": given.reverse}, beside=_table(atlas),
    )  # fmt: skip


def history(atlas: Atlas, state: str, language: str) -> Sheet:
    """Set out every alliance that a State was ever in."""
    words = _Words(language)
    found = atlas.history(state)
    columns = ("alliance", "phase", "state", "ccode", "first", "last", "obligations", "conditions", "line")
    others = {(one.alliance, one.phase, one.line): _partners(atlas, one) for one in found}
    return Sheet(
        words("history-of", state=words.state(state)), columns, [_membership(one) for one in found],
        {
            words("since"): lambda row: words.day(row[4]),
            words("until"): lambda row: words.day(row[5]),
            words("alliance"): lambda row: f"{row[0]}" + (f"/{row[1]}" if row[1] else ""),
            words("owes"): lambda row: words.several(row[6]),
            words("with"): lambda row: _few([words.state(code) for code in others[row[0], row[1], row[8]]], words),  # type: ignore[index] # whole numbers
        },
        nothing=words("no-alliance"), notes=(words("count-history", count=len(found), alliances=len({one.alliance for one in found})), _source(atlas, words)),
        question={"name": "history", "state": state}, beside=_table(atlas),
    )  # fmt: skip


def alliances(atlas: Atlas, day: str, given: Namespace) -> Sheet:
    """Set out the alliances of a day, or one of them."""
    words = _Words(given.language)
    found = [one for one in atlas.alliances(day) if given.number in {0, one.number}]
    columns = ("alliance", "phase", "first", "last", "members", "obligations")
    rows: list[Row] = [
        (one.number, one.phase, one.first, one.last, ";".join(member.state for member in one.members), _together(one.members))
        for one in found
    ]
    return Sheet(
        words("alliances-on", day=words.day(day)), columns, rows,
        {
            words("alliance"): lambda row: f"{row[0]}" + (f"/{row[1]}" if row[1] else ""),
            words("since"): lambda row: words.day(row[2]),
            words("until"): lambda row: words.day(row[3]),
            words("owes"): lambda row: words.several(row[5]),
            words("members"): lambda row: _few([words.state(code) for code in str(row[4]).split(";")], words, 60 if given.number else 4),
        },
        nothing=words("no-alliance-then"), notes=(words("count-alliances", count=len(found)), _source(atlas, words)),
        question={"name": "alliances", "on": day, "number": given.number or None}, beside=_table(atlas),
    )  # fmt: skip


def dyads(atlas: Atlas, numbers: tuple[int, ...], years: tuple[int, int], given: Namespace) -> Sheet:
    """Derive directed dyad-years: of those allied, or of every pair of members of the system of States."""
    from foedus.exchange.atop.dyads import COLUMNS, dyad_years, members, of_system  # noqa: PLC0415 — an extra
    from foedus.exchange.cow.tables import memberships  # noqa: PLC0415 — with it

    words = _Words(given.language)
    table = dyad_years(members(atlas.rows))
    if given.system:
        table = of_system(table, memberships(given.system), years)
    rows = _Long(table.of(years, numbers))
    return Sheet(
        words("dyad-years", first=years[0], last=years[1]), COLUMNS, rows,
        {
            words("state"): lambda row: words.state(_code(row[0], row[2])),
            words("partner"): lambda row: words.state(_code(row[1], row[2])),
            words("year"): lambda row: str(row[2]),
            words("owes"): lambda row: words.several(";".join(name for name, owed in zip(_OWES, row[3:], strict=True) if owed)),
        },
        nothing=words("no-dyads"), most=SHOWN, arrays=rows.table.columns(),
        notes=((words("more-rows", shown=min(SHOWN, len(rows)), count=f"{len(rows):,}".replace(",", " "))), _source(atlas, words)),
        question={"name": "dyads", "years": list(years), "numbers": list(numbers), "system": bool(given.system)}, beside=_table(atlas),
    )  # fmt: skip


class _Long(Sequence[Row]):
    """The rows of a table of millions, made as they are asked for."""

    def __init__(self, table: DyadYears) -> None:
        self.table = table

    def __len__(self) -> int:
        return len(self.table.year)

    def __iter__(self) -> Iterator[Row]:
        return self.table.rows()

    def __getitem__(self, at: Any) -> Any:
        return [*islice(self, at.start, at.stop)] if isinstance(at, slice) else next(islice(self, at, None))


def differences(atlas: Atlas, given: Namespace) -> Sheet:
    """Hold the derived dyad-years against a table of others: ATOP's own, or COW's, by what its first line says."""
    with Path(given.file).open("rb") as file:
        head = file.readline().decode("utf-8", "replace").lower()
    return _beside_cow(atlas, given) if "entente" in head else _against_own(atlas, given)


def _against_own(atlas: Atlas, given: Namespace) -> Sheet:
    from foedus.exchange.atop.differences import by_alliance, held_against_own, own_dyad_years  # noqa: PLC0415 — an extra

    words = _Words(given.language)
    held = held_against_own(atlas.rows, own_dyad_years(given.file))
    columns = ("ccode1", "ccode2", "year", "ours", "theirs", "alliances", "why")
    rows: list[Row] = [
        (one.one, one.other, one.year, *(None if owed is None else ";".join(owed) for owed in (one.ours, one.theirs)),
         ";".join(f"{number}/{phase}" if phase else f"{number}" for number, phase in one.alliances), one.why)
        for one in held.differences
    ]  # fmt: skip
    late, alike = held.after_1945
    groups = [
        words(
            "difference-group",
            alliances=", ".join(map(str, numbers)),
            why=words(why.replace(" ", "-")),
            count=count,
            years=_years(first, last),
        )
        for numbers, why, count, first, last in by_alliance(held.differences)
    ]
    notes = (
        words("held-keys", ours=held.ours, theirs=held.theirs, both=held.both),
        words("held-identical", identical=held.identical, share=_per_cent(held.identical, held.both), alike=_per_cent(alike, late), late=late - alike),
        *groups, _source(atlas, words),
    )  # fmt: skip
    return Sheet(
        words("held-against", file=Path(given.file).name), columns, rows,
        {
            words("state"): lambda row: words.state(_code(row[0], row[2])),
            words("partner"): lambda row: words.state(_code(row[1], row[2])),
            words("year"): lambda row: str(row[2]),
            words("derived"): lambda row: "—" if row[3] is None else words.several(row[3]),
            words("there"): lambda row: "—" if row[4] is None else words.several(row[4]),
        },
        nothing=words("no-difference"), most=SHOWN, notes=(words("more-rows", shown=min(SHOWN, len(rows)), count=len(rows)), *notes),
        question={"name": "differences", "file": given.file},
        beside={"ours": held.ours, "theirs": held.theirs, "both": held.both, "identical": held.identical, "after_1945": [late, alike], **_table(atlas)},
    )  # fmt: skip


def _beside_cow(atlas: Atlas, given: Namespace) -> Sheet:
    from foedus.exchange.atop.differences import behind, beside_cow, disagreements  # noqa: PLC0415 — an extra
    from foedus.exchange.atop.dyads import dyad_years, members  # noqa: PLC0415 — with it
    from foedus.exchange.cow.tables import LAST_YEAR  # noqa: PLC0415 — with it

    words, years = _Words(given.language), (1816, LAST_YEAR)
    agreements, cow = beside_cow(atlas.rows, given.file, years)
    found = disagreements(dyad_years(members(atlas.rows)), cow, given.owes, years)
    stretches = sorted(found, key=lambda one: (one[2] - one[3], one))
    alliances = behind(atlas.rows, stretches, given.owes)
    rows: list[Row] = [(*one, ";".join(map(str, those))) for one, those in zip(stretches, alliances, strict=True)]
    told = [
        words("agreement", owes=words(one.obligation), both=one.both, atop=one.only_atop, cow=one.only_cow,
              share=_per_cent(one.both, one.both + one.only_atop + one.only_cow))
        for one in agreements
    ]  # fmt: skip
    return Sheet(
        words("beside-cow", owes=words(given.owes), first=years[0], last=years[1]), ("ccode1", "ccode2", "first", "last", "only", "alliances"), rows,
        {
            words("state"): lambda row: words.state(_code(row[0], row[2])),
            words("partner"): lambda row: words.state(_code(row[1], row[2])),
            words("years"): lambda row: _years(row[2], row[3]),
            words("only-in"): lambda row: str(row[4]),
            words("alliances"): lambda row: str(row[5]).replace(";", ", ") or "—",
        },
        nothing=words("no-difference"), most=SHOWN, notes=(words("more-rows", shown=min(SHOWN, len(rows)), count=len(rows)), *told, _source(atlas, words)),
        question={"name": "differences", "file": given.file, "owes": given.owes},
        beside={"agreements": [one._asdict() for one in agreements], **_table(atlas)},
    )  # fmt: skip


def codes(state: str, language: str) -> Sheet:
    """Set out which code stands for which number, from which day to which."""
    words = _Words(language)
    wanted = {number for number, names in NAMED.items() if not state or any(one.code == state for one in names)}
    rows: list[Row] = []
    for one in (name for number in sorted(wanted) for name in NAMED[number]):
        day = date.fromisoformat(one.first) if one.first else date(1816, 1, 1)
        rows.append((one.code, one.number, gleditsch_ward(one.code, day), one.first, one.until))
    return Sheet(
        words("codes"), ("code", "cow", "gw", "first", "until"), rows,
        {
            words("code"): lambda row: str(row[0]),
            words("state"): lambda row: words.state(row[0]),
            "COW": lambda row: str(row[1]),
            "GW": lambda row: str(row[2] or "—"),
            words("from"): lambda row: words.day(row[3]),
            words("before"): lambda row: words.day(row[4]),
        },
        notes=(words("codes-note"),), question={"name": "codes", "state": state},
    )  # fmt: skip


_OWES = ("defence", "offence", "neutrality", "non-aggression", "consultation")


def _bond(one: Bond) -> Row:
    return (
        one.who, one.to, one.owes, one.alliance, one.phase, one.first.isoformat(), one.last.isoformat(), one.sure, ";".join(one.conditions),
        one.varies, *one.lines,
    )  # fmt: skip


def _membership(one: Membership) -> Row:
    conditions = ";".join(f"{owes}: {on}" for owes, on in one.conditions)
    return one.alliance, one.phase, one.state, one.number, one.first, one.last, ";".join(one.obligations), conditions, one.line


def _together(members: tuple[Membership, ...]) -> str:
    """Give what anybody owes in an alliance."""
    return ";".join(one for one in _OWES if any(one in member.obligations for member in members))


def _partners(atlas: Atlas, one: Membership) -> tuple[str, ...]:
    """Give the others of the phase, each as it was called when it entered, whoever was there at the same time."""
    first, last = one.first, one.last or "9999"
    there = (row for row in atlas.rows if (row.alliance, row.phase) == (one.alliance, one.phase) and row.line != one.line)
    return tuple(dict.fromkeys(code_of(row.member, row.first) for row in there if row.entry <= last and first <= (row.exit or "9999")))


def _few(names: list[str], words: _Words, most: int = 4) -> str:
    """Name a few, and count the rest."""
    return ", ".join(names) if len(names) <= most + 1 else words("and-others", names=", ".join(names[:most]), count=len(names) - most)


def _called(state: str, day: str) -> str:
    """Give the code that a State had on a day."""
    return next((code for number in LINES.get(state, ()) if (code := code_of(number, date.fromisoformat(day)))), state)


def _code(number: Cell, year: Cell) -> str:
    """Name the State that had a number at the end of a year."""
    return code_of(int(number or 0), date(int(year or 0), 12, 31)) or str(number)


def _per_cent(part: int, whole: int) -> str:
    """Write a share in per cent with three decimals, cut and not rounded up: what is not all is never 100."""
    thousandths = part * 100_000 // whole if whole else 0
    return f"{thousandths // 1000}.{thousandths % 1000:03}"


def _years(first: Cell, last: Cell) -> str:
    return f"{first}" if first == last else f"{first}–{last}"


def _source(atlas: Atlas, words: _Words) -> str:
    return words("source", table=Path(atlas.path).name)


def _table(atlas: Atlas) -> dict[str, object]:
    return {
        "table": atlas.path,
        "covers": list(atlas.covers),
        "dates": "as ATOP codes them: of signature and exit, not of entry into force",
    }

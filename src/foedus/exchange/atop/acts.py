"""This file is about the acts of an alliance, made from rows: who signed, who left, who came back, when it ended, in the journal's notation.

Each act is *reported by* the compiler with the line of the table as its source, never shown as if a State had signed it.
The dates are ATOP's: of signature, not of entry into force. A day of exit is the last one, so an exit takes effect the day after.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta

from foedus.exchange.atop.members import Stay, stays
from foedus.exchange.atop.row import Row

SIGNED = "The day of entry as ATOP codes it; by which act the State joined, and when it was bound in law, the table does not say."
LEFT = "The day of exit as ATOP codes it; by which act the State left, the table does not say."
ENDED = "The last day of the phase as ATOP codes it; how it ended, this act does not say."
RENAMED = "The same State under another code."
PHRASES = {
    SIGNED: "День вступления по описанию ATOP; каким актом государство вступило и когда было связано по праву, таблица не говорит.",
    LEFT: "День выхода по описанию ATOP; каким актом государство вышло, таблица не говорит.",
    ENDED: "Последний день фазы по описанию ATOP; чем она закончилась, этот акт не говорит.",
    RENAMED: "То же государство под другим кодом.",
}
"""What the acts note, in Russian."""

_HEAD = """\
# The acts of alliance {number} as ATOP 5.1 codes them ({table}): signatures, not entries into force.
"""


def journal_of(phases: Mapping[str, tuple[Row, ...]], table: str) -> str:
    """Write the acts of all phases of one alliance as a journal.

    :param phases: the rows of each phase, by the name of the instrument that stands for it.
    :param table: how sources name the table.
    """
    made = [act for name, rows in phases.items() for act in _of_phase(name, stays(rows), table)]
    number = next(iter(phases.values()))[0].alliance
    return "\n".join((_HEAD.format(number=number, table=table), *(text for _, text in sorted(made, key=lambda one: one[0]))))


def _of_phase(name: str, found: tuple[Stay, ...], table: str) -> Iterator[tuple[str, str]]:
    """Give the acts of one phase, each with the date by which it is put in order."""
    ends = max(stay.exit for stay in found) if all(stay.exit for stay in found) else ""
    been: set[str] = set()
    for stay in found:
        entering = "restores its part in" if stay.left in been else "signs"
        yield _act(stay.entry, f"{stay.came} {entering} {name}", SIGNED, stay.rows[0], table)
        been.add(stay.left)
        if stay.exit and stay.exit != ends:
            yield _act(stay.exit, f"{stay.left} gives notice of withdrawal from {name}", LEFT, stay.rows[-1], table, ends=True)
    for day, before, after in sorted({one for stay in found for one in stay.renamings()}):
        yield day, f"{day} {after} succeeds {before}\n  by way of: continuation\n  note: {RENAMED}\n"
    if ends:
        last = next(stay for stay in found if stay.exit == ends)
        yield _act(ends, f"ATOP records the end of {name}", ENDED, last.rows[-1], table, ends=True, more=("ground: another",))


def _act(
    done: str, says: str, note: str, row: Row, table: str, *, ends: bool = False, more: tuple[str, ...] = ()
) -> tuple[str, str]:  # fmt: skip
    """Write one act; one that ends something takes effect the day after."""
    lines = [f"{done} {says}", *(f"  {line}" for line in more)]
    if ends:
        first, last = row.at_least_until + timedelta(days=1), row.last + timedelta(days=1)
        lines.append(f"  effective: {first}" if first == last else f"  effective: {first}/{last}")
    sure = "medium" if len(done) == len("1949-04-04") else "low"
    lines += [f"  note: {note}", f'  source: "ATOP 5.1, {table}, line {row.line}"', f"  confidence: {sure}"]
    return done, "\n".join(lines) + "\n"

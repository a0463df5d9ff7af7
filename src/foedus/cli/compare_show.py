"""This file is about showing a comparison on a terminal: what was supposed, what then differs, the past answered again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from foedus.answer import Missing, Reason
from foedus.cli.redline import marked
from foedus.organization.organization import Organization
from foedus.organization.trial.apart import Alliance
from foedus.organization.trial.bound import Bond
from foedus.organization.trial.crises import AskedAgain, CrisisAgain
from foedus.organization.trial.pays import Paying
from foedus.organization.trial.sides import Apart, Replay, Sides
from foedus.organization.trial.trial import Trial, said_in
from foedus.organization.trial.votes import Unvoted
from foedus.words.redline import in_one
from foedus.words.trials import NOTHING, TrialTeller

_SAME, _TURNED = "dim", "bold"
MOST_ACTS = 20
"""So many of the acts that were left out are shown; JSON has them all."""


def show(found: Sides, teller: TrialTeller, trial: Trial | None, *, texts: bool) -> None:
    """Print two versions of one alliance side by side.

    :param texts: the words of the articles that read otherwise too.
    """
    out = Console(soft_wrap=False, highlight=False)
    if trial is not None:
        out.print(Text(said_in(trial.title, teller.language), style="bold"))
        out.print(Text(said_in(trial.about, teller.language)))
        out.print()
    _listed(out, "supposed", found.supposed, teller)
    for one in trial.suppose.read_as if trial is not None else ():
        if not one.why:
            continue
        out.print(Padding(Text(f"· {one.motion}: {said_in(one.why, teller.language)}", style="dim"), (0, 0, 0, 2), expand=False))
    if texts:
        _texts(out, found, teller)
    _terms(out, found, teller)
    _bonds(out, "bound", found.bound.value, found.bound.because, teller)
    _passes(out, found, teller)
    _listed(out, "pays", found.pays.because, teller, found.pays.value)
    if found.replay is not None:
        _replay(out, found.replay, teller)
    _foot(out, found, teller)


def show_apart(both: Apart, one: Organization, other: Organization, language: str) -> None:
    """Print two alliances side by side."""
    out = Console(soft_wrap=False, highlight=False)
    tellers = TrialTeller(one, one, language), TrialTeller(other, other, language)
    titles = [said_in(side.corpus.header.title, language) for side in (one, other)]
    alliances = both.one, both.other
    first = tellers[0]
    table = Table(box=None, pad_edge=False, padding=(0, 2, 1, 0), header_style="bold", expand=True)
    table.add_column("", style="dim", ratio=1, overflow="fold")
    for title in titles:
        table.add_column(title, ratio=3, overflow="fold")
    table.add_row(first.phrase("members"), *(teller.list(side.members) for teller, side in zip(tellers, alliances, strict=True)))
    for head in both.one.says:
        table.add_row(first.list((head,)), *(_says(teller, side, head) for teller, side in zip(tellers, alliances, strict=True)))
    table.add_row(first.phrase("decides"), *(_decides(teller, side) for teller, side in zip(tellers, alliances, strict=True)))
    out.print(table)
    out.print(Text(f"{first.phrase('foot')}\n{first.date(both.on)} · {one.corpus.digest[:19]}… · {other.corpus.digest[:19]}…", style="dim"))


def _says(teller: TrialTeller, side: Alliance, head: str) -> str:
    """Write each rule under its article, a term a line."""
    told = []
    for one in side.says[head]:
        told += [one.article, *(f"· {teller.way(key)}: {teller.terms(value)}" for key, value in one.terms.items())]
    return "\n".join(told) or teller.phrase("silent")


def _decides(teller: TrialTeller, side: Alliance) -> str:
    rows = [f"· {teller.list(one.organs)} — {teller.matters(one.matters, one.format)} — {teller.need(one.need)}" for one in side.decides]
    return "\n".join(rows) or teller.phrase("silent")


def _texts(out: Console, found: Sides, teller: TrialTeller) -> None:
    if found.articles:
        _heading(out, "reads", teller)
    for one in found.articles:
        said = teller.reads(one, found.on)
        out.print(Text.assemble((one.article, "bold"), f". {said.heading}" if said.heading else ""))
        before, after = ([part for part in text.split("\n\n") if part] for text in (said.before, said.after))
        for pieces in in_one(before, after):
            out.print(Padding(marked(pieces), (0, 0, 0, 2), expand=False))


def _terms(out: Console, found: Sides, teller: TrialTeller) -> None:
    rows = [(one.article, *teller.term(one)) for one in found.terms]
    if rows:
        _heading(out, "terms", teller)
        _table(out, ("article", "term", "before", "after"), rows, teller)


def _bonds(out: Console, name: str, rows: Sequence[Bond], because: Sequence[Reason], teller: TrialTeller) -> None:
    _heading(out, name, teller)
    if not rows:
        _reasons(out, because, teller)
        return
    _table(out, ("situation", "who", "owes", "to", "before", "after"), [teller.bond(one) for one in rows], teller)


def _passes(out: Console, found: Sides, teller: TrialTeller) -> None:
    _heading(out, "passes", teller)
    rows = [
        (teller.list(one.organs), teller.matters(one.matters, one.format), teller.need(one.before), teller.need(one.after))
        for one in found.passes.value
    ]
    if rows:
        _table(out, ("organs", "matters", "before", "after"), rows, teller)
    else:
        _reasons(out, found.passes.because, teller)


def _replay(out: Console, replay: Replay, teller: TrialTeller) -> None:
    _heading(out, "votes", teller)
    votes = [
        (teller.date(one.on), teller.title(one), teller.cast(one), teller.read(one.before), teller.read(one.after))
        for one in replay.votes.value
    ]
    turned = [one.before.outcome != one.after.outcome for one in replay.votes.value]
    if votes:
        _table(out, ("on", "motion", "votes", "before", "after"), votes, teller, [_TURNED if one else "" for one in turned])
    _reasons(out, replay.votes.because, teller)
    for one in replay.votes.value:
        if one.rests:
            out.print(Padding(Text(teller.phrase("rests", motion=teller.title(one)), style="bold"), (0, 0, 0, 2), expand=False))
            _table(out, ("on", "act", "rests"), map(teller.rests, one.rests), teller)
    _unvoted(out, replay.votes.also, teller)
    _reasons(out, replay.votes.missing, teller)
    _heading(out, "crises", teller)
    for one in replay.crises.value:
        _crisis(out, one, teller)
    _reasons(out, replay.crises.because[:1], teller)
    _reasons(out, replay.crises.missing, teller)
    if replay.asked:
        _heading(out, "asked", teller)
    for again in replay.asked:
        _asked(out, again, teller)
    _left_out(out, replay, teller)


def _left_out(out: Console, replay: Replay, teller: TrialTeller) -> None:
    """Show which acts the record was answered without; of many, the first."""
    found = replay.left_out
    _listed(out, "left-out", (*found.because, *found.missing), teller)
    unknown = [one for one in found.value if one.why == "unknown"]
    if unknown:
        _table(out, ("on", "act", "names"), map(teller.left_out, unknown[:MOST_ACTS]), teller)
    if len(unknown) > MOST_ACTS:
        out.print(Text(teller.phrase("more-acts", count=len(unknown) - MOST_ACTS), style=_SAME))


def _unvoted(out: Console, some: Iterable[Unvoted], teller: TrialTeller) -> None:
    """Show what was decided without votes on record, where the two texts ask for different numbers."""
    rows = [
        (teller.list((one.organ,)), teller.list((one.matter,)), str(len(one.acts)), teller.need(one.before), teller.need(one.after))
        for one in some
        if (one.before.need, one.before.base) != (one.after.need, one.after.base)
    ]
    if rows:
        _heading(out, "unvoted", teller)
        _table(out, ("organs", "matters", "count", "before", "after"), rows, teller)


def _crisis(out: Console, one: CrisisAgain, teller: TrialTeller) -> None:
    """Show a crisis in which something differs, or in which something was asked for."""
    if not one.bonds and not one.requests:
        return
    out.print(Text(teller.list((one.crisis,)), style="bold"))
    for request in one.requests:
        out.print(Padding(Text(teller.request(request)), (0, 0, 0, 2), expand=False))
    _differing(out, one.bonds, teller)


def _asked(out: Console, one: AskedAgain, teller: TrialTeller) -> None:
    out.print(Text(teller.question(one), style="bold"))
    if one.same:
        out.print(Padding(Text(teller.phrase("same-under-both"), style=_SAME), (0, 0, 0, 2), expand=False))
    _differing(out, one.bonds, teller)
    if one.fields:
        rows = [teller.field(field) for field in one.fields]
        _table(out, ("field", "before", "after"), rows, teller)


def _differing(out: Console, bonds: Sequence[Bond], teller: TrialTeller) -> None:
    if bonds:
        _table(
            out,
            ("who", "owes", "before", "after"),
            [(who, owes, was, is_) for _, who, owes, _, was, is_ in map(teller.bond, bonds)],
            teller,
        )


def _table(out: Console, columns: Sequence[str], rows: Iterable[Sequence[str]], teller: TrialTeller, styles: Sequence[str] = ()) -> None:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for column in columns:
        table.add_column(teller.phrase(f"column-{column}"), overflow="fold")
    for number, row in enumerate(rows):
        table.add_row(*map(Text, row), style=styles[number] if styles else "")
    out.print(table)


def _listed(out: Console, name: str, reasons: Sequence[Reason | Missing], teller: TrialTeller, rows: Sequence[Paying] = ()) -> None:
    if reasons:
        _heading(out, name, teller)
        _reasons(out, reasons, teller)
    if rows:
        said = [(one.of, teller.word(one.who), one.before or NOTHING, one.after or NOTHING) for one in rows]
        _table(out, ("of", "who", "before", "after"), said, teller)


def _reasons(out: Console, some: Iterable[Reason | Missing], teller: TrialTeller) -> None:
    for one in some:
        cited = f"  {one.article}" if one.article else ""
        out.print(Padding(Text.assemble("· ", teller.reason(one), (cited, "dim")), (0, 0, 0, 2), expand=False))


def _heading(out: Console, name: str, teller: TrialTeller) -> None:
    out.print()
    out.print(Text(teller.phrase(name), style="bold underline"))


def _foot(out: Console, found: Sides, teller: TrialTeller) -> None:
    out.print()
    texts = teller.phrase("foot-texts", before=f"{found.before[:19]}…", after=f"{found.after[:19]}…")
    out.print(Text(f"{teller.phrase('foot')}\n{teller.date(found.on)} · {texts}", style="dim"))

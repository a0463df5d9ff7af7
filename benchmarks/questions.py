"""This benchmark puts questions to the organization in one process: who is party, who is bound, with every reason."""

from __future__ import annotations

from benchmarks.measure import ROOT, Row, at_most, each, report
from foedus.organization.across import across
from foedus.organization.ask import ask
from foedus.shelves.folder import shipped
from foedus.shelves.opening import open_organization


def run() -> bool:
    organization = open_organization(str(ROOT / "corpora/csto")).organization
    assert organization is not None
    day = organization.on("2022-01-05")

    bound = each(lambda: day.defence.ask_bound(attacked="KAZ"))
    parties = each(lambda: day.treaty.ask_parties(of="CST"))
    fresh = each(lambda: organization.on("2022-01-05").defence.ask_bound(attacked="KAZ"))
    whole = each(lambda: ask(organization, "bound", {"attacked": "KAZ", "on": "2022-01-05"}))
    opened = {name: open_organization(str(ROOT / "corpora" / name)).organization for name in shipped()}
    all_of_them = {name: one for name, one in opened.items() if one is not None}
    attack = {"attacked": "USA", "by": "non-state", "on": "2001-10-02"}
    every = each(lambda: across(all_of_them, attack))
    return report(
        "questions",
        [
            at_most("bound, with reasons, warm", bound * 1e6, "µs", 50),
            Row("bound, with reasons, warm", 1 / bound, "a second"),
            Row("bound, with reasons, from a new view of the day", fresh * 1e6, "µs"),
            Row("bound, checked and put through the front door", whole * 1e6, "µs"),
            at_most(f"duty map under all {len(all_of_them)} corpora, with reasons and clashes, warm", every * 1e3, "ms", 2),
            Row("parties, with reasons, warm", parties * 1e6, "µs"),
            Row("parties, with reasons, warm", 1 / parties, "a second"),
        ],
    )


if __name__ == "__main__":
    run()

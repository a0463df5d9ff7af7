"""This benchmark decides a vote of 193 members: every vote by name read, weighed by the rule of its day, and explained."""

from __future__ import annotations

from benchmarks.measure import ROOT, Row, at_most, each, report
from foedus.mechanisms.organs import outcome
from foedus.mechanisms.organs.questions import read_votes
from foedus.organization.ask import ask
from foedus.shelves.opening import open_organization

DID = ("yes", "yes", "no", "yes", "abstain", "yes", "yes")


def run() -> bool:
    organization = open_organization(str(ROOT / "corpora/un")).organization
    assert organization is not None
    organs = organization.on("2022-04-07").organs
    members = organs.members("GA")
    votes = ",".join(f"{state}={DID[place % len(DID)]}" for place, state in enumerate(members))
    voters = organs.electorate("GA", "important question")
    cast = read_votes(votes, voters)[0].named
    council = organization.on("2014-03-15").organs

    explained = each(lambda: outcome.outcome(organs.electorate("GA", "important question"), cast, organs.state, organs.treaty))
    written = each(lambda: organs.ask_outcome(organ="GA", matter="important question", votes=votes))
    few = each(lambda: council.ask_outcome(organ="SC", matter="any", votes="RUS=no,CHN=abstain,yes=13"))
    asked = {"organ": "GA", "matter": "important question", "votes": votes, "on": "2022-04-07"}
    whole = each(lambda: ask(organization, "outcome", asked))
    return report(
        "outcome",
        [
            at_most(f"{len(members)} votes, electorate to explained outcome", explained * 1e6, "µs", 200),
            Row(f"{len(members)} votes, as a question writes them", written * 1e6, "µs"),
            Row("15 votes with a veto, two named", few * 1e6, "µs"),
            Row(f"{len(members)} votes, checked and put through the front door", whole * 1e6, "µs"),
        ],
    )


if __name__ == "__main__":
    run()

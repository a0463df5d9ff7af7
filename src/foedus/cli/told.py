"""This file is about an answer told to a person at a terminal: acts as sentences, delays with their days, articles in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from foedus.cli.phrases import phrase
from foedus.corpus.citation import citation
from foedus.organization.ask import Asked
from foedus.organization.organization import Organization
from foedus.record.entry import Entry
from foedus.words.acts import act_sentence, channel_text
from foedus.words.exposition import actor_names
from foedus.words.speech import dates_text, put
from foedus.words.texts import words_of

_STEPS = ("to_consultation", "to_decision", "to_first_measure", "to_report")


class Teller:
    """Tells what an organization answered in one language."""

    def __init__(self, organization: Organization, language: str) -> None:
        self.organization = organization
        self.language = language
        self.names: Mapping[str, str] = actor_names(organization, language)

    def value(self, asked: Asked, value: Any) -> Any:
        """Give an answer's value with its acts told and its texts translated; what needs neither stays as it is."""
        if asked.question == "text":
            rows = value if isinstance(value, list) else [value]
            told = [row | self.text(asked, row.get("article", "")) if isinstance(row, dict) and "words" in row else row for row in rows]
            return told if isinstance(value, list) else told[0]
        if asked.question == "signed" and isinstance(value, dict):
            return self.signed(value)
        if asked.question == "duties" and isinstance(value, list):
            return _together(value)
        tell = {
            "timeline": self.moment,
            "delays": self.delays,
            "requests": self.request,
            "conduct": self.conduct,
            "disputes": self.dispute,
            "citing": self.citing,
        }.get(asked.question)
        return [tell(row) for row in value] if tell and isinstance(value, list) else value

    def beside(self, asked: Asked, value: Any) -> list[dict[str, Any]]:
        """Give what stands beside the delays of one crisis: those of each actor."""
        if asked.question != "delays" or len(value) != 1:
            return []
        rows: list[dict[str, Any]] = value[0]["by_actor"]
        return [{"done": self.date(row["done"]), "delay_hours": row["delay_hours"], "told": self.act(row["act"])} for row in rows]

    def moment(self, row: dict[str, Any]) -> dict[str, Any]:
        """Tell one act of a timeline."""
        return {"done": self.date(row["done"]), "delay_hours": row["delay_hours"], "told": self.act(row["act"])}

    def delays(self, row: dict[str, Any]) -> dict[str, Any]:
        """Tell the delays of one crisis."""
        asked = self.date(row["asked"]) if row["asked"] else None
        return {"crisis": row["crisis"], "requested": asked} | {step: self.step(row[step]) for step in _STEPS}

    def step(self, delay: dict[str, Any] | None) -> str | None:
        """Tell one delay: so many hours, and the day."""
        if delay is None:
            return None
        return phrase("step", self.language, hours=delay["delay_hours"], on=self.date(delay["done"]))

    def request(self, row: dict[str, Any]) -> dict[str, Any]:
        """Tell one request, with the days on which it was answered."""
        answered = [self.date(one.act.times.done) for one in map(self.organization.stated, row["answered_by"]) if one]
        kept = ("crisis", "actor", "asked", "granted", "answer")
        return {"done": self.date(row["done"])} | {key: row[key] for key in kept} | {"answered_by": answered}

    def conduct(self, row: dict[str, Any]) -> dict[str, Any]:
        """Tell one State's vote, bond and conduct, with what it did and did not do in words."""
        told = {key: row[key] for key in ("who", "what", "vote", "bond", "under")} | {"decided": self.date(row["decided"])}
        for key in ("did", "declined"):
            told[key] = "; ".join(map(self.act, row[key]))
        return told | {"assessed": [f"{one['by']}: {one['finding']}" for one in row["assessed"]]}

    def dispute(self, row: dict[str, Any]) -> dict[str, Any]:
        """Tell one dispute: how it stands, the means that were tried, what is due."""
        kept = {key: row[key] for key in ("name", "parties", "subject", "under", "stands")}
        tried = [
            f"{put(one['means'], self.language, self.names)} ({put(one['stands'], self.language, self.names)})" for one in row["tried"]
        ]
        due = [f"{put(one['what'], self.language, self.names)}: {self.date(one['by'])} ({put(one['stands'], self.language, self.names)})"
               for one in row["clocks"]]  # fmt: skip
        return kept | {"since": self.date(row["since"]), "tried": tried, "clocks": due, "settled_by": row["settled_by"]}

    def citing(self, row: dict[str, Any]) -> dict[str, Any]:
        """Tell one thing that cites an article: an act in words with its day; a rule or an amendment by where it stands."""
        told = self.act(row["act"]) if row["act"] else ""
        return {key: row[key] for key in ("cited_by", "cites", "stands_in", "rule", "since")} | {
            "done": self.date(row["done"]),
            "told": told,
        }

    def signed(self, value: dict[str, Any]) -> dict[str, Any]:
        """Tell who signed an act: what is known, and the keys by name; how each came to sign is told by the reasons."""
        told = {"told": self.act(value["act"])} | {key: one for key, one in value.items() if one and key not in {"act", "kind", "keys"}}
        told["done"] = self.date(value["done"])
        if value["channel"]:
            told["channel"] = channel_text(value["channel"], self.language)
        scheme = {"ed25519": "Ed25519", "ssh": "OpenSSH", "passkey": phrase("scheme-passkey", self.language)}
        return told | ({"keys": [f"{one['key']} ({scheme[one['scheme']]})" for one in value["keys"]]} if value["keys"] else {})

    def text(self, asked: Asked, of: str = "") -> dict[str, str]:
        """Give heading and words of the article that was asked for, or of one of several, in the reader's language where the corpus has them."""
        cited = citation(of or asked.parameters["of"])
        found = self.organization.corpus.instrument(cited.instrument)
        view = self.organization.at(asked.as_of) if "T" in asked.as_of else self.organization.on(asked.as_of)
        current = view.treaty.article(cited)
        concluded = next((one for one in found.articles if one.number == cited.article), None) if found else None
        article = current.article if current else concluded
        if found is None or article is None:
            return {}
        heading, words, _ = words_of(self.organization, self.language, found, article, current)
        return {"heading": heading, "words": words}

    def cited(self, one: dict[str, str]) -> str:
        """Name what a reason rests on: an article, or an act; the journal's notation is English, so elsewhere the act is told."""
        entry = self.organization.by_id.get(one.get("act", ""))
        if entry is None or self.language == "en":
            return one.get("journal") or one.get("article", "")
        return f"{self.date(entry.act.times.done)}: {self.entry(entry)}"

    def act(self, act: str) -> str:
        """Tell an act by its id."""
        entry = self.organization.by_id.get(act)
        return self.entry(entry) if entry else ""

    def entry(self, entry: Entry) -> str:
        """Tell an act."""
        return act_sentence(entry, self.language, self.names)

    def date(self, edtf: str) -> str:
        """Write a date as people do."""
        return dates_text(edtf, self.language)


def _together(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Put those who owe the same in one row."""
    found: dict[tuple[Any, ...], list[str]] = {}
    for row in rows:
        found.setdefault(tuple((key, one) for key, one in row.items() if key != "who"), []).append(row["who"])
    return [{"who": who} | dict(rest) for rest, who in found.items()]

"""A small pact for the chapter on defence: five parties, an article amended once, a protocol that waits, an area, a silence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.corpus.corpus import Corpus
from foedus.corpus.load import load
from foedus.organization.mechanisms import VOCABULARY
from foedus.organization.organization import Organization
from foedus.record.journal import parse

HEADER = """\
format: foedus-corpus/1
id: pact
title: {en: The Pact, ru: Пакт}
organization: PACTORG
founded by: PACT
seat: {place: Copenhagen, zone: Europe/Copenhagen}
instruments: [PACT, PROT, TRANSIT]
actors:
  SG: {title: {en: Secretary General, ru: Генеральный секретарь}}
  DEPOSITARY: {title: {en: Depositary, ru: Депозитарий}}
  FORCE: {title: {en: Joint force, ru: Объединённые силы}}
  compiler: {title: {en: Compiler, ru: Составитель}, outside: true}
  PRESS: {title: {en: Press, ru: Печать}, outside: true}
  UNSC: {title: {en: Security Council, ru: Совет Безопасности}, outside: true}
  UN-SG: {title: {en: Secretary-General of the United Nations, ru: Генеральный секретарь ООН}, outside: true}
  DNK:parliament: {title: {en: Folketing, ru: Фолькетинг}, of: DNK}
  DNK:council: {title: {en: Council of State, ru: Государственный совет}, of: DNK}
places:
  Finnmark: {title: {en: Finnmark, ru: Финнмарк}, territory of: NOR}
  Skåne: {title: {en: Skåne, ru: Сконе}, territory of: SWE}
  Murmansk: {title: {en: Murmansk, ru: Мурманск}, territory of: RUS}
crises:
  north-2005: {title: {en: "The north, 2005", ru: "Север, 2005 год"}, concerns: [NOR], until: "2005-12-31"}
  north-2022: {title: {en: "The north, 2022", ru: "Север, 2022 год"}, concerns: [NOR]}
  sound-2023: {title: {en: "The Sound, 2023", ru: "Эресунн, 2023 год"}, concerns: [SWE]}
domestic steps:
  - {state: DNK, for: assist, by: "DNK:parliament", rule: a majority of the parliament, source: a constitution, confidence: high}
"""

FRONT = """\
---
id: {id}
title: {{en: {title}, ru: {title}}}
kind: {kind}
concluded: "{concluded}"
authentic: [en]
text: paraphrase
language: en
depositary: DEPOSITARY
{more}source: written for the manual
---
"""

PACT = """
## Article 1

(1) The parties use no force against each other.

```yaml
obligation: refrain
paragraph: "1"
when: {always: true}
owed by: every party
owed to: every other party
content: {abstaining from force: required}
```

## Article 2

(2) Where a party sees a threat, the parties consult.

```yaml
obligation: consult
paragraph: "2"
when: {threat: {to: [security]}}
owed by: every party
owed to: the threatened party
content: {consultation: required}
```

## Article 3

The heads form the Council.

```yaml
organ: COUNCIL
title: Council
seats: {parties of: PACT}
```

## Article 4

(2) If a State attacks a party, the others help it. (3) They report.

```yaml
obligation: assist
paragraph: "2"
when: {armed attack: {on: a party, by: a State or group of States}}
owed by: every other party
owed to: the attacked party
content: {necessary assistance: required, armed force: discretion}
use of force decided by: {organ: COUNCIL, under: PACT 6}
report: {owed by: the parties taking the measures, to: UNSC, paragraph: "3"}
until: [the Security Council has taken measures]
```

```yaml
silent on: an attack by one party on another
readings:
  - {name: victim first, says: the duty runs to the victim whoever attacks, then: the others assist, held by: [NOR]}
  - {name: outsiders only, says: an attack comes from outside, then: nobody assists, held by: [SWE]}
still: [PACT 1(1), PACT 2(2)]
```

## Article 6

The Council decides on force.

```yaml
decision: [COUNCIL]
matters: [use of force]
rule: {consensus: {}}
```

## Article 9

The depositary records entry into force.

```yaml
entry into force: as recorded
later parties: as recorded
```
"""

PROT = """
## Article 1

Article 4 is replaced.

### PACT 4. Attack

(2) At its request the others help a party that is attacked. (3) They report.

```yaml
obligation: assist
paragraph: "2"
when: {armed attack: {on: a party, by: anyone}}
at the request of: the attacked party
owed by: every other party
owed to: the attacked party
content: {necessary assistance: required, armed force: discretion}
use of force decided by: {organ: COUNCIL, under: PACT 6}
report: {owed by: the parties taking the measures, to: UNSC, paragraph: "3"}
```

```yaml
silent on: an attack by one party on another
readings:
  - {name: victim first, says: the duty runs to the victim whoever attacks, then: the others assist, held by: [NOR]}
  - {name: outsiders only, says: an attack comes from outside, then: nobody assists, held by: [SWE]}
still: [PACT 1(1), PACT 2(2)]
```

## Article 2

The depositary records entry into force.

```yaml
entry into force: as recorded
later parties: as recorded
binds: all parties of what it amends
```
"""

TRANSIT = """
## Article 1

Forces that go to help pass within a day.

```yaml
obligation: permit transit
when: {armed attack: {on: a party, by: anyone}}
owed by: every other party
owed to: the attacked party
content: {permission: required}
promptness: within 24 hours
```

## Article 2

The depositary records entry into force.

```yaml
entry into force: as recorded
later parties: as recorded
```
"""

FOUNDED = """
1990-01-01 DNK, FIN, ISL, NOR, SWE signs PACT

1991-01-01 DEPOSITARY records entry into force of PACT
  for: DNK, FIN, ISL, NOR, SWE

2008-01-01 DNK, FIN, ISL, NOR, SWE signs PROT

2010-01-01 DEPOSITARY records entry into force of PROT
  for: DNK, FIN, ISL, NOR, SWE

2024-01-01 DNK, FIN, NOR signs TRANSIT
"""


def instrument(name: str, kind: str, concluded: str, body: str, more: str = "") -> bytes:
    """Write an instrument's file."""
    return (FRONT.format(id=name, title=name.title(), kind=kind, concluded=concluded, more=more) + body).encode()


PACT_FILES = {
    "corpus.yaml": HEADER.encode(),
    "PACT.md": instrument("PACT", "treaty", "1990-01-01", PACT),
    "PROT.md": instrument("PROT", "protocol", "2008-01-01", PROT, "amends: [PACT]\n"),
    "TRANSIT.md": instrument("TRANSIT", "protocol", "2024-01-01", TRANSIT),
}

Founding = Callable[..., Organization]


def corpus_of(files: dict[str, bytes]) -> Corpus:
    """Load a corpus that is to be right."""
    loaded = load(files)
    assert loaded.corpus is not None, loaded.findings
    return loaded.corpus


def organization_of(corpus: Corpus, journal: str) -> Organization:
    """Read a journal that is to be right into an organization."""
    read = parse(journal, path="history/pact.journal", vocabulary=VOCABULARY, log="pact")
    assert read.findings == ()
    return Organization(corpus).with_entries(read.entries)


@pytest.fixture(scope="session")
def pact() -> Founding:
    """Found the pact's organization, and tell it a journal besides; ``changed`` replaces text in the pact's files."""
    corpora: dict[tuple[tuple[str, str], ...], Corpus] = {}

    def found(journal: str = "", changed: dict[str, str] | None = None, founding: str = FOUNDED) -> Organization:
        key = tuple((changed or {}).items())
        if key not in corpora:
            corpora[key] = corpus_of({path: _with(data, key) for path, data in PACT_FILES.items()})
        return organization_of(corpora[key], founding + journal)

    return found


def _with(data: bytes, changed: tuple[tuple[str, str], ...]) -> bytes:
    text = data.decode()
    for old, new in changed:
        text = text.replace(old, new)
    return text.encode()

"""A small union and those outside it, for the chapter on relations: an assembly of its own, two organizations, a newspaper."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.corpus.load import load
from foedus.organization.organization import Organization
from tests.spec.small import entries_of

HEADER = """\
format: foedus-corpus/1
id: union
title: {en: The Union, ru: Союз}
organization: UNION
founded by: TREATY
seat: {place: Somewhere, zone: UTC}
instruments: [TREATY]
organ titles:
  COUNCIL: {en: Council, ru: Совет}
actors:
  SG: {title: {en: Secretary General, ru: Генеральный секретарь}}
  ASSEMBLY: {title: {en: Assembly, ru: Ассамблея}}
  UNGA: {title: {en: General Assembly, ru: Генеральная Ассамблея}, outside: true}
  LEAGUE: {title: {en: League, ru: Лига}, outside: true}
  BLOC: {title: {en: Bloc, ru: Блок}, outside: true}
  PRESS: {title: {en: Press, ru: Печать}, outside: true}
"""

TREATY = """\
---
id: TREATY
title: {en: Treaty, ru: Договор}
kind: treaty
concluded: "2000-01-01"
place: Somewhere
source: written for the manual
---

## Article 1

The treaty is in force on signature.

```yaml
entry into force: on signature
```

## Article 2

The parties form the Council.

```yaml
organ: COUNCIL
title: Council
seats: {parties of: TREATY}
```
"""


@pytest.fixture(scope="session")
def union() -> Callable[[str], Organization]:
    """Tell a journal to the union's organization."""
    loaded = load({"corpus.yaml": HEADER.encode(), "TREATY.md": TREATY.encode()})
    assert loaded.corpus is not None, loaded.findings
    corpus = loaded.corpus

    def told(journal: str) -> Organization:
        return Organization(corpus).with_entries(entries_of(journal, corpus))

    return told

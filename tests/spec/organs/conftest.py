"""The ground on which this chapter stands: the shipped texts of the CSTO, and a short history that brings them into force.

``told`` reads a journal on top of it and gives the organization on whose record both stand.
"""

from __future__ import annotations

from collections.abc import Callable
from textwrap import dedent

import pytest

from foedus.corpus.corpus import Corpus
from foedus.organization.organization import Organization

GROUND = """
1992-05-15 ARM, BLR, KAZ, KGZ, RUS, TJK signs CST

1994-04-20 CIS-DEPOSITARY records entry into force of CST
  for: ARM, BLR, KAZ, KGZ, RUS, TJK

1999-04-02 ARM, BLR, KAZ, KGZ, RUS, TJK signs PROT-1999

2000-03-22 CIS-DEPOSITARY records entry into force of PROT-1999
  for: ARM, BLR, KAZ, KGZ, RUS, TJK

2002-10-07 ARM, BLR, KAZ, KGZ, RUS, TJK signs CH

2003-09-18 RUS records entry into force of CH
  for: ARM, BLR, KAZ, KGZ, RUS, TJK

2010-12-10 ARM, BLR, KAZ, KGZ, RUS, TJK signs PROT-2010-CH

2012-12-19 SECRETARIAT records entry into force of PROT-2010-CH
  for: ARM, BLR, KAZ, KGZ, RUS, TJK

2018-11-08 ARM, BLR, KAZ, KGZ, RUS, TJK signs PROT-2018-2

2021-01-19 SECRETARIAT records entry into force of PROT-2018-2
  for: ARM, BLR, KAZ, KGZ, RUS, TJK

"""

Told = Callable[[str], Organization]


@pytest.fixture
def told(world: Callable[[str, Corpus], Organization], csto: Corpus) -> Told:
    """Give the organization on whose record a journal stands besides the ground."""
    return lambda journal: world(GROUND + dedent(journal), csto)

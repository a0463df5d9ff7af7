"""atop: the world's alliances since 1815 from the member-level table of the ATOP project, which the user has and foedus does not ship.

Leeds, Ritter, Mitchell and Long, *Alliance Treaty Obligations and Provisions, 1815–1944*, International Interactions 28 (2002), 237–260;
the table ``atop5_1m.csv`` of version 5.1 is had from http://www.atopdata.org. Begin with :func:`open_atlas`:
``open_atlas("atop5_1m.csv").bound("POL", "1939-09-01")`` gives the bonds of France, Romania and the United Kingdom to Poland on that day.
"""

from foedus.exchange.atop.atlas import Alliance, Atlas, Bond, Membership, open_atlas
from foedus.exchange.atop.reading import Reading, read
from foedus.exchange.atop.row import OBLIGATIONS, Row
from foedus.exchange.tables import TableError

__all__ = ["OBLIGATIONS", "Alliance", "Atlas", "Bond", "Membership", "Reading", "Row", "TableError", "open_atlas", "read"]

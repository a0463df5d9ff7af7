"""This file is about the numbers of States in the tables of scholars, set beside ISO's codes, with dates.

A number of the Correlates of War project (COW) and the number of Gleditsch and Ward (GW) name a member of the system of
States; ISO's code names a country as it is called. Mostly the three stand for the same; where they do not, the dates say
which code a number had when: 365 is Russia and the Soviet Union, 345 Yugoslavia and Serbia, 255 and 260 are Germany.
ATOP uses COW's numbers, and 8152 for Annam, which COW does not count as a member.

The equivalences are facts; no table of others is copied here. ``tests/exchange`` holds them against countrycode's.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

_SAME = """\
USA 2, CAN 20, BHS 31, CUB 40, HTI 41, DOM 42, JAM 51, TTO 52, BRB 53, DMA 54, GRD 55, LCA 56, VCT 57, ATG 58, KNA 60, MEX 70, BLZ 80
GTM 90, HND 91, SLV 92, NIC 93, CRI 94, PAN 95, COL 100, VEN 101, GUY 110, SUR 115, ECU 130, PER 135, BRA 140, BOL 145, PRY 150
CHL 155, ARG 160, URY 165, GBR 200, IRL 205, NLD 210, BEL 211, LUX 212, FRA 220, MCO 221, LIE 223, CHE 225, ESP 230, AND 232, PRT 235
XHN 240, XBV 245, DEU 255, DDR 265, XBD 267, XSX 269, XWB 271, XHK 273, XHD 275, XMS 280, POL 290, XAH 300, AUT 305, HUN 310, CSK 315
CZE 316, SVK 317, ITA 325, XPS 327, XTS 329, SMR 331, XMD 332, XPM 335, XTU 337, MLT 338, ALB 339, MNE 341, MKD 343, HRV 344
BIH 346, SVN 349, GRC 350, CYP 352, BGR 355, MDA 359, ROU 360, EST 366, LVA 367, LTU 368, UKR 369, BLR 370, ARM 371, GEO 372, AZE 373
FIN 375, SWE 380, NOR 385, DNK 390, ISL 395, CPV 402, STP 403, GNB 404, GNQ 411, GMB 420, MLI 432, SEN 433, BEN 434, MRT 435, NER 436
CIV 437, GIN 438, BFA 439, LBR 450, SLE 451, GHA 452, TGO 461, CMR 471, NGA 475, GAB 481, CAF 482, TCD 483, COG 484, COD 490, UGA 500
KEN 501, TZA 510, XZN 511, BDI 516, RWA 517, SOM 520, DJI 522, ETH 530, ERI 531, AGO 540, MOZ 541, ZMB 551, ZWE 552, MWI 553, ZAF 560
NAM 565, LSO 570, BWA 571, SWZ 572, MDG 580, COM 581, MUS 590, SYC 591, MAR 600, DZA 615, TUN 616, LBY 620, SDN 625, SSD 626, IRN 630
TUR 640, IRQ 645, EGY 651, SYR 652, LBN 660, JOR 663, ISR 666, SAU 670, YEM 679, YMD 680, KWT 690, BHR 692, QAT 694, ARE 696, OMN 698
AFG 700, TKM 701, TJK 702, KGZ 703, UZB 704, KAZ 705, CHN 710, MNG 712, TWN 713, XKO 730, PRK 731, KOR 732, JPN 740, IND 750, BTN 760
PAK 770, BGD 771, MMR 775, LKA 780, MDV 781, NPL 790, THA 800, KHM 811, LAO 812, VNM 816, XVS 817, MYS 820, SGP 830, BRN 835, PHL 840
IDN 850, TLS 860, AUS 900, PNG 910, NZL 920, VUT 935, SLB 940, KIR 946, TUV 947, FJI 950, TON 955, NRU 970, MHL 983, PLW 986, FSM 987
WSM 990, XAN 8152
"""

_IN_TURN = """\
260 DEU
345 YUG, 2003-02-04 SCG, 2006-06-03 SRB
365 RUS, 1922-12-30 SUN, 1991-12-26 RUS
678 YEM
"""
"""Numbers of which a code tells only a part, each code from its day on."""


class Named(NamedTuple):
    """How a number was called for a time: the code, from which day on, until which (excluded); empty, where there is no bound."""

    number: int
    code: str
    first: str = ""
    until: str = ""


def _named() -> dict[int, tuple[Named, ...]]:
    made: dict[int, tuple[Named, ...]] = {}
    for pair in _SAME.replace("\n", ", ").split(", "):
        if pair:
            code, number = pair.split()
            made[int(number)] = (Named(int(number), code),)
    for line in _IN_TURN.splitlines():
        number, _, rest = line.partition(" ")
        turns = [turn.split() for turn in rest.split(", ")]
        dated = [("", turns[0][0]), *((day, code) for day, code in turns[1:])]
        ends = [*(day for day, _ in dated[1:]), ""]
        made[int(number)] = tuple(Named(int(number), code, day, end) for (day, code), end in zip(dated, ends, strict=True))
    return made


NAMED: Mapping[int, tuple[Named, ...]] = MappingProxyType(_named())
"""Every number with the codes that it had, in order."""

LINES: Mapping[str, tuple[int, ...]] = MappingProxyType(
    {
        code: tuple(number for number, names in sorted(NAMED.items()) if any(one.code == code for one in names))
        for code in {one.code for names in NAMED.values() for one in names}
    }
)
"""Every code with the numbers that were called so: ``DEU`` is 255 and 260, ``YEM`` 678 and 679."""


def code_of(number: int, on: date) -> str:
    """Give ISO's code for a COW number on a day; empty, where the number is nobody's here.

    >>> code_of(365, date(1913, 1, 1)), code_of(365, date(1955, 5, 14)), code_of(365, date(1992, 5, 15))
    ('RUS', 'SUN', 'RUS')
    """
    day = on.isoformat()
    return next((one.code for one in NAMED.get(number, ()) if one.first <= day and (not one.until or day < one.until)), "")


def number_of(code: str, on: date) -> int | None:
    """Give the COW number of a State on a day; none, where COW has none.

    >>> number_of("DEU", date(1955, 5, 6)), number_of("DEU", date(1991, 1, 1)), number_of("YEM", date(1970, 1, 1))
    (260, 255, 678)
    """
    numbers = LINES.get(code, ())
    if code == "DEU":
        return 260 if date(1945, 5, 9) <= on < date(1990, 10, 3) else 255
    if code == "YEM":
        return 678 if on < date(1990, 5, 22) else 679
    return numbers[0] if numbers else None


_OTHER_GW = {"SRB": 340, "YEM": 678, "KIR": 970, "NRU": 971, "TON": 972, "TUV": 973, "VNM": 816, "XAN": 815}


def gleditsch_ward(code: str, on: date) -> int | None:
    """Give the number of Gleditsch and Ward for a State on a day; none, where they have none.

    >>> gleditsch_ward("DEU", date(1991, 1, 1)), gleditsch_ward("SRB", date(2010, 1, 1)), gleditsch_ward("FRA", date(1900, 1, 1))
    (260, 340, 220)
    """
    if code == "DEU":
        return 255 if on <= date(1945, 5, 8) else 260
    return _OTHER_GW.get(code) or number_of(code, on)

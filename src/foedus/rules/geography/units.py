"""This file holds facts about units of territory: in which region each lies, who administers it, what claims there are.

Units are codes of ISO 3166-1 (three letters), of ISO 3166-2 (``US-HI``) for parts that lie elsewhere than their
State, and of ISO 3166-3 for States that have ended. A treaty that draws its regions otherwise says so itself.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import NamedTuple

from foedus.rules.geography.outlines import Box
from foedus.rules.geography.polygon import DEGREE, Point

_REGIONS = {
    "Europe": """
        ALA ALB AND AUT BEL BGR BIH BLR CHE CZE DEU DNK ESP EST FIN FRA FRO GBR GGY GIB GRC HRV HUN IMN IRL ISL ITA JEY LIE LTU LUX
        LVA MCO MDA MKD MLT MNE NLD NOR POL PRT ROU SJM SMR SRB SVK SVN SWE UKR UA-43 VAT DDR CSK YUG SCG BYS PT-20 PT-30
    """,
    "North America": "BMU CAN GRL SPM USA US-AK MEX",
    "Central America": "BLZ CRI GTM HND NIC PAN SLV PCZ",
    "Caribbean": "ABW AIA ANT ATG BES BHS BLM BRB CUB CUW CYM DMA DOM GLP GRD HTI JAM KNA LCA MAF MSR MTQ PRI SXM TCA TTO VCT VGB VIR",
    "South America": "ARG BOL BRA CHL COL ECU FLK GUF GUY PER PRY SUR URY VEN",
    "Africa": """
        AGO BDI BEN BFA BWA CAF CIV CMR COD COG COM CPV DJI DZA EGY ERI ESH ETH GAB GHA GIN GMB GNB GNQ KEN LBR LBY LSO MAR MDG MLI MOZ
        MRT MUS MWI MYT NAM NER NGA REU RWA SDN SEN SHN SLE SOM SSD STP SWZ SYC TCD TGO TUN TZA UGA ZAF ZMB ZWE ES-CN ES-CE ES-ML
    """,
    "Asia": """
        AFG ARE ARM AZE BGD BHR BRN BTN CHN CYP GEO HKG IDN IND IOT IRN IRQ ISR JOR JPN KAZ KGZ KHM KOR KWT LAO LBN LKA MAC MDV MMR MNG
        MYS NPL OMN PAK PHL PRK PSE QAT SAU SGP SYR THA TJK TKM TLS TWN UZB VNM YEM YMD
    """,
    "Oceania": "ASM AUS CCK COK CXR FJI FSM GUM KIR MHL MNP NCL NFK NIU NRU NZL PCN PLW PNG PYF SLB TKL TON TUV UMI US-HI VUT WLF WSM",
    "Antarctica": "ATA ATF BVT HMD SGS",
}

_OF = {
    "AUS": "CCK CXR HMD NFK", "CHN": "HKG MAC", "DNK": "FRO GRL", "ESP": "ES-CE ES-CN ES-ML", "FIN": "ALA",
    "FRA": "ATF BLM GLP GUF MAF MTQ MYT NCL PYF REU SPM WLF", "GBR": "AIA BMU CYM FLK GGY GIB IMN IOT JEY MSR PCN SGS SHN TCA VGB",
    "NLD": "ABW ANT BES CUW SXM", "NOR": "BVT SJM", "NZL": "COK NIU TKL", "PRT": "PT-20 PT-30",
    "USA": "ASM GUM MNP PRI UMI US-AK US-HI VIR",
}  # fmt: skip

_CLAIMED = {"FLK": "GBR ARG", "SGS": "GBR ARG", "UA-43": "UKR RUS", "ESH": "MAR ESH", "TWN": "TWN CHN"}
"""Units of whose sovereign there is a dispute between States: who holds which, the engine says and does not settle."""

_PARTS = {
    "US-HI": ("USA", (-179, 18, -154, 29)), "US-AK": ("USA", (-180, 51, -130, 72)), "GUF": ("FRA", (-55, 2, -51, 6)),
    "GLP": ("FRA", (-62, 15, -61, 17)), "MTQ": ("FRA", (-62, 14, -60, 15)), "REU": ("FRA", (55, -22, 56, -20)),
    "MYT": ("FRA", (45, -14, 46, -12)), "ES-CN": ("ESP", (-19, 27, -13, 30)), "PT-20": ("PRT", (-32, 36, -24, 40)),
    "PT-30": ("PRT", (-18, 32, -16, 34)), "BES": ("NLD", (-69, 11, -62, 18)), "SJM": ("NOR", (10, 74, 34, 81)),
    "UA-43": ("RUS", (32, 44, 37, 47)),
}  # fmt: skip

_POINTS = {
    "US-HI": (-157_860_000, 21_300_000), "US-AK": (-149_900_000, 61_220_000), "GUF": (-52_330_000, 4_930_000),
    "GLP": (-61_550_000, 16_240_000), "MTQ": (-61_020_000, 14_640_000), "REU": (55_450_000, -21_110_000),
    "MYT": (45_230_000, -12_780_000), "ES-CN": (-15_430_000, 28_120_000), "ES-CE": (-5_310_000, 35_890_000),
    "ES-ML": (-2_940_000, 35_290_000), "PT-20": (-25_670_000, 37_740_000), "PT-30": (-16_920_000, 32_650_000),
    "BES": (-68_270_000, 12_150_000), "SJM": (15_630_000, 78_220_000), "UA-43": (34_100_000, 44_950_000), "GIB": (-5_350_000, 36_140_000),
    "TUV": (179_200_000, -8_520_000), "CCK": (96_830_000, -12_160_000), "CXR": (105_680_000, -10_420_000), "TKL": (-171_850_000, -9_370_000),
    "DDR": (13_410_000, 52_520_000),
}  # fmt: skip
"""A point in a unit of which the sheet has no outline of its own."""


class Past(NamedTuple):
    """A State that ended and whose territory one State has since: until which day it was, and whose it then was."""

    last: str
    then: str


ENDED: MappingProxyType[str, Past] = MappingProxyType({
    "DDR": Past("1990-10-02", "DEU"), "YMD": Past("1990-05-21", "YEM"), "BYS": Past("1991-12-25", "BLR"), "PCZ": Past("1979-09-30", "PAN"),
})  # fmt: skip
"""States that have ended with all their territory in one other; those that fell apart are named by what came of them."""

_SOVIET = "ARM AZE BLR GEO KAZ KGZ MDA RUS TJK TKM UA-43 UKR UZB"
BEFORE: MappingProxyType[str, Past] = MappingProxyType(
    {unit: Past("1991-12-25", "SUN") for unit in _SOVIET.split()}
    | {unit: Past("1991-09-05", f"SUN {unit}") for unit in ("EST", "LTU", "LVA")}
    | {unit: Past("1992-12-31", "CSK") for unit in ("CZE", "SVK")}
)
"""Whose a unit was before, for units of States that fell apart on one day; who held it first, then who else said that it was theirs.

What came of Yugoslavia is left out: on which day each part of it ceased to be its territory is disputed for years.
"""

DRAWN_SINCE: MappingProxyType[str, str] = MappingProxyType({"DEU": "1990-10-03", "YEM": "1990-05-22", "VNM": "1976-07-02"})
"""Since when a State has had the extent of its outline; of a point in it before, the sheet says nothing."""

REGIONS: MappingProxyType[str, frozenset[str]] = MappingProxyType({name: frozenset(text.split()) for name, text in _REGIONS.items()})
BOTH = MappingProxyType({"TUR": ("Asia", "Europe"), "RUS": ("Asia", "Europe"), "SUN": ("Asia", "Europe")})
"""States that lie in two regions: what is asked of one of them is not settled by the code alone."""

URALS = (50 * DEGREE, 61 * DEGREE)
"""West of the first meridian a point of a State on both sides of the Urals lies in Europe, east of the second in Asia; between them it is open."""

HOLDERS: MappingProxyType[str, str] = MappingProxyType({unit: state for state, units in _OF.items() for unit in units.split()})
CLAIMED: MappingProxyType[str, tuple[str, ...]] = MappingProxyType({unit: tuple(states.split()) for unit, states in _CLAIMED.items()})
PARTS: MappingProxyType[str, tuple[str, Box]] = MappingProxyType(
    {part: (whole, Box(*(number * DEGREE for number in reach))) for part, (whole, reach) in _PARTS.items()}
)
POINTS: MappingProxyType[str, Point] = MappingProxyType(_POINTS)


def regions_of(unit: str) -> tuple[str, ...]:
    """Name the regions in which a unit lies; of a State in two of them, both.

    >>> regions_of("GRL"), regions_of("US-HI"), regions_of("TUR")
    (('North America',), ('Oceania',), ('Asia', 'Europe'))
    """
    return BOTH.get(unit) or tuple(name for name, units in REGIONS.items() if unit in units)


def regions_at(unit: str, at: Point | None) -> tuple[str, ...]:
    """Name the regions in which a point of a unit may lie; without a point, those of the unit.

    >>> regions_at("RUS", (131 * DEGREE, 43 * DEGREE)), regions_at("RUS", (37 * DEGREE, 55 * DEGREE)), regions_at("RUS", None)
    (('Asia',), ('Europe',), ('Asia', 'Europe'))
    """
    if at is None or unit not in ("RUS", "SUN"):
        return regions_of(unit)
    west, east = URALS
    # Beyond the antimeridian longitudes are negative.
    if at[0] > east or at[0] < 0:
        return ("Asia",)
    return ("Europe",) if at[0] < west else regions_of(unit)


def is_unit(code: str) -> bool:
    """Say whether a code is one of a unit that has a region here."""
    return bool(regions_of(code))

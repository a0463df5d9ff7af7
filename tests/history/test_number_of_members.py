"""The members of the United Nations at the end of each year in which their number changed, as the Organization counts them."""

from __future__ import annotations

from foedus.shelves.opening import open_organization

COUNTED = (
    "1945 51, 1946 55, 1947 57, 1948 58, 1949 59, 1950 60, 1955 76, 1956 80, 1957 82, 1958 82, 1960 99, 1961 104, 1962 110, 1963 112, "
    "1964 115, 1966 122, 1967 123, 1968 126, 1970 127, 1971 132, 1973 135, 1974 138, 1975 144, 1976 147, 1977 149, 1978 151, 1979 152, "
    "1980 154, 1981 157, 1983 158, 1984 159, 1990 159, 1991 166, 1992 179, 1993 184, 1994 185, 1999 188, 2000 189, 2002 191, 2006 192, "
    "2011 193, 2025 193"
)
"""United Nations, Growth in United Nations membership; 1965 is left out: the table does not count Indonesia, which the President of the
Assembly held in 1966 to have been away from cooperation and not from membership."""


def test_as_many_members_as_the_united_nations_count() -> None:
    """C34: unions, divisions and the end of States: the United Arab Republic, Yemen, Germany, Czechoslovakia, Yugoslavia, the Soviet Union."""
    found = open_organization("un").organization
    assert found is not None
    counted = {}
    for year, _ in (pair.split() for pair in COUNTED.split(", ")):
        membership = found.on(f"{year}-12-31").membership
        counted[year] = len(membership.members()) + len(membership.contested())

    assert counted == {year: int(number) for year, number in (pair.split() for pair in COUNTED.split(", "))}


def test_russia_has_the_seat_and_the_veto_that_the_text_gives_to_the_soviet_union() -> None:
    """C34."""
    found = open_organization("un").organization
    assert found is not None
    before, after = (found.on(day).organs for day in ("1991-12-23", "1991-12-25"))

    assert [("SUN" in one.members("SC"), "RUS" in one.members("SC")) for one in (before, after)] == [(True, False), (False, True)]
    vetoed = [
        one.ask_outcome(organ="SC", matter="any", votes=f"{who}=no,yes=14").value["adopted"]
        for one, who in ((before, "SUN"), (after, "RUS"))
    ]
    assert vetoed == [False, False]
    assert [found.on(day).defence.ask_may(of="RUS", do="veto").value for day in ("1991-12-23", "1991-12-25")] == ["no", "yes"]

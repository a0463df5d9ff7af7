"""words/en: the phrases of what every page carries besides its own text: the position as known at which it is shown, its tables as files."""

PAGES = {
    "earlier": "This page knows only the first act of the record; today there are {acts}. | This page knows only the first {n} acts of the record; today there are {acts}.",
    "earlier-now": "Show it with all that is known today",
    "foot-acts": "{n} act known | {n} acts known",
    "problem-known": "“{given}” is not a position of this record. Write a whole number from 0 to {most}: with how many acts known the page is to be shown.",
    "problem-format": "There is no format “{given}”. Tables can be had as csv and as json.",
    "problem-table": "This page has no table “{given}”.",
    "take": "As a file",
}

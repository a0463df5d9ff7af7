"""words/en: the headings of the demonstration."""

STEPS = (
    "5 January 2022: Kazakhstan calls for help. Which words of Article 4 are in force?",
    "What was done, when, by whom?",
    "How long did each step take?",
    "Who decides on the use of force, and by which rule?",
    "Who was bound to do what, under which article, and what was still missing at the end of 6 January?",
)

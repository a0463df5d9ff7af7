"""words/en: the headings of the demonstration."""

STEPS = (
    "5 January 2022: Kazakhstan calls for help. Which words of Article 4 are in force?",
    "Who is bound to do what, and what is still missing at the end of 6 January?",
    "Who decides on the use of force, and by which rule?",
    "What was done, when, by whom?",
    "How long did each step take?",
    "And if one party attacks another?",
)

"""words/en: the headings of the demonstration."""

BEGUN = "The history that the corpus ships is entered on a log of its own"
DEMONSTRATION_KEYS = "Every key that signs here was made for this demonstration, on this machine. It stands for nobody: no State and no organ has signed anything."
SIGNED = "A delegate signs beside the reported history, and an official lodges what came by note: all with demonstration keys"
WITNESSED = "Three members witness the record; two of them are enough"
VERIFIED = "Every byte of that record is checked, from the act that opened it on"

STEPS = (
    "5 January 2022: Kazakhstan calls for help. Which words of Article 4 are in force?",
    "What was done, when, by whom?",
    "How long did each step take?",
    "Who decides on the use of force, and by which rule?",
    "Who was bound to do what, under which article, and what was still missing at the end of 6 January?",
)

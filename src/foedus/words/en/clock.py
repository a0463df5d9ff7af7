"""words/en: the sentences about clocks: from what a period is counted, when it runs out, what is not sure of it."""

SENTENCES = {
    "clock-counted": "The period “{clock}”, {runs}, is counted from {start}, the day of: {starts}.",
    "clock-counted-back": "The period “{clock}”, {runs}, is counted back from {start}, the day of: {starts}.",
    "clock-last-day": "The last day is {day}; it ends at midnight in this time zone: {zone}.",
    "clock-last-hour": "It runs out at {at}.",
    "clock-moved-to-working-day": "{day} is no working day, so {to} takes its place.",
    "clock-month-is-shorter": "{month} has no day {day}; the text then means {to}.",
    "clock-stopped": "The clock stood still from {first} until {until}: {why}.",
    "clock-start-imprecise": "The period is counted from {start}, which the record gives only roughly.",
    "clock-stop-claimed": "That the clock stood still from {first} until {until} ({why}) is claimed and not settled.",
    "clock-holidays-unknown": "The holidays of the calendar “{calendar}” are not known as far as {day}.",
    "clock-without-calendar": "The period “{clock}” is counted in working days, and no text says which days are.",
    "clock-none": "No text in force on that date sets a period of a name, so there is nothing to count.",
    "clock-unknown": "No text in force on that date sets a period of the name “{clock}”. Known are: {known}.",
    "clock-running": "The period still runs.",
    "clock-over": "The period is over.",
    "clock-open": "Whether the period is over on that date depends on what is missing.",
}

"""words/en: the English sentences of exercises and operations."""

SENTENCES: dict[str, str] = {
    "exercise-not-on-record": "No exercise or operation called “{exercise}” is on the record before this act. Plan, host, hold or run it first, or correct its name.",
    "exercises-on-record": "Exercises and operations that took place: {held} of {of} on the record.",
    "exercise-was-cancelled": "{by} cancelled {exercise} ({on}).",
    "exercise-hosting-declined": "{by} declined to host {exercise} ({on}).",
    "exercise-stayed-away": "{state} stayed away from {exercise}.",
    "exercise-not-surely-over": "Whether {exercise} is over by this date the record does not say: {time}.",
    "exercise-figure": "{exercise}, {subject}: {number} {unit}, according to {by}.",
    "exercise-figures-differ": "{exercise}: the sources give different figures ({unit}): {numbers}. They stand side by side; none is chosen.",
}

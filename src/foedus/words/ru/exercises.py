"""words/ru: the Russian sentences of exercises and operations."""

SENTENCES: dict[str, str] = {
    "exercise-not-on-record": "До этого акта в журнале нет учения или операции «{exercise}». Сначала запишите план или проведение либо исправьте название.",
    "exercises-on-record": "Состоявшихся учений и операций: {held} из {of} записанных.",
    "exercise-was-cancelled": "{by} — учение отменено ({on}): {exercise}.",
    "exercise-hosting-declined": "{by} — отказ принять учение ({on}): {exercise}.",
    "exercise-stayed-away": "{state} — участия не было: {exercise}.",
    "exercise-not-surely-over": "Закончилось ли к этой дате учение {exercise}, из записи не следует; время: {time}.",
    "exercise-figure": "{exercise}, {subject}: {number} ({unit}); сообщает: {by}.",
    "exercise-figures-differ": "{exercise}: источники называют разные числа ({unit}): {numbers}. Они стоят рядом; ни одно не выбрано.",
}

"""words/ru: the Russian sentences about clocks: from what a period is counted, when it runs out, what is not sure of it."""

SENTENCES = {
    "clock-counted": "Срок «{clock}» ({runs}) отсчитывается от {start}; событие: {starts}.",
    "clock-counted-back": "Срок «{clock}» ({runs}) отсчитывается назад от {start}; событие: {starts}.",
    "clock-last-day": "Последний день — {day}; он кончается в полночь по часовому поясу {zone}.",
    "clock-last-hour": "Срок истекает {at}.",
    "clock-moved-to-working-day": "{day} — нерабочий день, вместо него: {to}.",
    "clock-month-is-shorter": "В этом месяце нет числа {day} ({month}); по тексту тогда: {to}.",
    "clock-stopped": "Часы стояли с {first} до {until}; причина: {why}.",
    "clock-start-imprecise": "Срок отсчитывается от {start}, а это время известно лишь приблизительно.",
    "clock-stop-claimed": "То, что часы стояли с {first} до {until} ({why}), лишь утверждается и не установлено.",
    "clock-holidays-unknown": "Праздники календаря «{calendar}» известны не до {day}.",
    "clock-without-calendar": "Срок «{clock}» отсчитывается в рабочих днях, но ни один текст не говорит, какие дни рабочие.",
    "clock-none": "На эту дату ни один действующий текст не устанавливает срока с именем: считать нечего.",
    "clock-unknown": "Ни один действующий на эту дату текст не устанавливает срока «{clock}». Известны: {known}.",
    "clock-running": "Срок ещё идёт.",
    "clock-over": "Срок истёк.",
    "clock-open": "Истёк ли срок на эту дату, зависит от недостающего.",
}

"""words/ru: search: queries that cannot be read, and what a row says."""

SENTENCES = {
    "search-empty": "Ничего не спрошено. Напишите слова (помощь), выражение в кавычках («применение силы») или поле (kind:signature).",
    "search-or-alone": "Знак {at}: OR стоит между двумя вариантами, а одного из них нет. Напишите оба; если ищете само слово, возьмите его в кавычки: «OR».",
    "search-no-word": "Знак {at}: в «{given}» нет ни буквы, ни цифры — искать нечего. Напишите слово или уберите этот знак.",
    "search-quotation-open": "Знак {at}: кавычка открыта ({given}) и не закрыта. Закройте её.",
    "search-star-within": "Знак {at}: в {given} звёздочка стоит там, где ничего не значит. Её место — в конце слова или после кавычек (консульт*), не в середине и не в поле.",
    "search-field-unknown": "Знак {at}: поля «{given}» нет. Есть поля: {takes}. Если двоеточие стоит в самом тексте, возьмите слова в кавычки.",
    "search-value-missing": "Знак {at}: после {key}: ожидается значение без пробела, например kind:signature или from:2022-01.",
    "search-value-unknown": "Знак {at}: {key}:{given} — такого здесь не знают. Ближайшее: {nearest}.",
    "search-date-malformed": "Знак {at}: {key}:{given} — это не день, не месяц и не год. Напишите {key}:2022-01-05, {key}:2022-01 или {key}:2022.",
    "search-too-long": "Слов в запросе: {words}; за один раз можно искать не больше {most}.",
}

STANDING = {
    "in force": "действует с {first}",
    "in force from the beginning": "действует",
    "no longer in force": "действовала с {first} по {last}",
    "not yet in force": "действует лишь с {first}",
    "entry into force not on record": "о вступлении в силу записи нет",
}

PHRASES = {
    "found": "найдено",
    "when": "когда",
    "words": "слова",
    "nothing": "Ничего не найдено.",
    "count": "показано {shown} из {total}",
    "no-postgres": "База данных недоступна: {problem}",
}

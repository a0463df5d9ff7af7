"""words/ru: the commands that print texts: consolidated, redlined, as Akoma Ntoso, as PDF."""

HELP = {
    "text": "Напечатать документ в редакции на дату: каждая статья с последними изменениями и тем, что их внесло.",
    "text-more": """  foedus text csto CST --on 2010-06-14                 в редакции июня 2010 года
  foedus text csto CH 7 11 --in ru                     две статьи по-русски
  foedus text csto CST --between ARM TJK               с изменениями, обязательными для обоих
  foedus text rio RIO --with RIO-1975 --json           с поправкой, которая не вступила в силу

Документ, не вступивший в силу, печатается в том виде, в каком заключён; утративший силу — в последней редакции.""",
    "redline": "Сложить документ на две даты в один текст: какие слова исчезли, какие появились и какой поправкой.",
    "redline-more": """  foedus redline csto CST 2012-01-01 2013-01-01        что изменили поправки 2010 года
  foedus redline csto CH 2012-01-01 2026-01-01 --in ru по-русски
  foedus redline rio RIO --with RIO-1975               что изменила бы поправка сегодня

[-слова-] исчезли, {+слова+} появились.""",
    "INSTRUMENT": "документ по краткому имени, например CST",
    "ARTICLES": "только эти статьи, по номерам: 4, 7a, preamble",
    "--in": "язык текста (en, ru, fr …), если он есть в корпусе; иначе ваш язык, иначе язык оригинала",
    "--between": "в редакции, действующей между этими двумя сторонами (Венская конвенция, статья 40(4))",
    "--with": "внести в текст эту поправку, действует она или нет; можно указать несколько раз",
    "FROM": "более ранняя дата (2012-01-01)",
    "TO": "более поздняя дата; без неё — сегодня",
}

PHRASES = {
    "text-no-article": "На эту дату в документе {instrument} нет статьи {given}. Ближайшие: {nearest}.",
    "text-no-language": "В корпусе нет документа {instrument} на языке «{given}». Есть: {languages}.",
    "text-no-amendment": "{given} ничего не меняет в документе {instrument}. Его меняют: {amending}.",
    "text-not-amended": "в этом корпусе — ничто",
    "text-not-concluded": "На эту дату текста ещё не было: он заключён {date}.",
    "text-force-yes": "действует",
    "text-force-no": "не действует",
    "text-force-conditional": "сведений о вступлении в силу нет",
    "text-force-contested": "государства расходятся в том, действует ли он",
    "text-kind-authentic": "аутентичный текст",
    "text-kind-official-translation": "официальный перевод",
    "text-kind-paraphrase": "пересказ",
    "text-language": "на языке оригинала: {language}",
    "text-amended": "изменён: {instrument}, с {since}",
    "text-awaited": "изменён: {instrument}, ещё не вступил в силу",
    "text-on-trial": "с внесённой поправкой {instrument}",
    "text-between": "в редакции между сторонами: {states}",
    "text-deleted": "исключена",
    "text-changed": "{by}, с {since}",
    "text-changed-on-trial": "{by}, на пробу",
    "text-unbound": "не обязывает: {states}",
    "text-article": "Статья {number}",
    "text-preamble": "Преамбула",
    "text-added": "добавлена",
    "text-replaced": "изменена",
    "text-by-conclusion": "заключён {date}",
    "redline-same": "Ни одна статья не читается иначе.",
    "redline-key": "[-исчезло-] {{+появилось+}}",
    "redline-dates": "с {first} до {last}",
    "redline-reversed": "{first} позже, чем {last}. Сначала напишите более раннюю дату.",
    "redline-needs-dates": "Нужны две даты или поправка, которую внести в текст: --with {example}.",
    "redline-count": "иначе читаются статьи: {changed} из {all}",
}

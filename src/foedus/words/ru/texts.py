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

[-…-] исчезло, {+…+} появилось.""",
    "INSTRUMENT": "документ по краткому имени, например CST",
    "ARTICLES": "только эти статьи, по номерам: 4, 7a, preamble",
    "--in": "язык текста (en, ru, fr …), если он есть в корпусе; иначе ваш язык, иначе язык оригинала",
    "--between": "в редакции, действующей между этими двумя сторонами (Венская конвенция, статья 40(4))",
    "--with": "внести в текст эту поправку, действует она или нет; можно указать несколько раз",
    "akoma-ntoso": "Выдать документ в формате Akoma Ntoso 3.0 или взять текст из такого документа.",
    "akoma-ntoso-export": "Напечатать документ в редакции на дату в формате Akoma Ntoso 3.0.",
    "akoma-ntoso-export-more": """  foedus akoma-ntoso export csto CH --on 2013-01-01 --output CH.xml
  foedus akoma-ntoso export csto CST --in ru

Результат проходит строгую схему. В нём текст и сведения о его происхождении, но не правила рядом с ним.
Нужно дополнение texts: pip install «foedus[texts]».""",
    "akoma-ntoso-import": "Напечатать текст документа Akoma Ntoso как файл документа корпуса, без правил.",
    "akoma-ntoso-import-more": """  foedus akoma-ntoso import CH.xml --output corpora/mine

Чему в таком файле нет места (заголовки глав, примечания, приложения), то названо.
Нужно дополнение texts: pip install «foedus[texts]».""",
    "--output-text": "записать в этот файл или в эту папку; иначе печатается на экран",
    "AKOMA-NTOSO": "документ Akoma Ntoso 3.0 (.xml)",
    "pdf": "Записать документ в редакции на дату в PDF, доступный программам чтения с экрана (PDF/UA).",
    "pdf-more": """  foedus pdf csto CH --on 2013-01-01                   в CH-2013-01-01-en.pdf
  foedus pdf csto CST --in ru --output treaty.pdf
  foedus pdf csto CST --from 2012-01-01 --on 2013-01-01 правка между двумя датами

На нём стоят дата, дайджест корпуса и род текста; повторно записанный файл тот же до байта.
Нужно дополнение texts: pip install «foedus[texts]».""",
    "--from-pdf": "правка с этого дня по день --on вместо текста",
    "--output-pdf": "файл или папка для записи; иначе ДОКУМЕНТ-ДАТА-ЯЗЫК.pdf здесь",
    "FROM": "более ранняя дата (2012-01-01)",
    "TO": "более поздняя дата; без неё — сегодня",
}

PHRASES = {
    "text-no-pango": "Для PDF нужна библиотека Pango, а в системе её нет (в Debian: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core): {given}",
    "text-no-date": "{argument} {given}: это не дата. Напишите день календаря так: 2022-01-05.",
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
    "text-changed-on-trial": "{by}, на испытании",
    "text-corrected": "исправлена {date}, с самого начала",
    "text-unbound": "не обязывает: {states}",
    "text-article": "Статья {number}",
    "text-preamble": "Преамбула",
    "text-added": "добавлена",
    "text-replaced": "изменена",
    "text-by-conclusion": "заключён {date}",
    "text-written": "Записано: {place} (байтов: {size}).",
    "text-no-extra": "Для этого нужен пакет {package}, а он не установлен: pip install «foedus[texts]».",
    "redline-same": "Ни одна статья не читается иначе.",
    "redline-key": "[-исчезло-] {{+появилось+}}",
    "redline-dates": "с {first} до {last}",
    "redline-day": "без поправки и с нею",
    "redline-reversed": "{first} позже, чем {last}. Сначала напишите более раннюю дату.",
    "redline-needs-dates": "Нужны две даты или поправка, которую внести в текст: --with {example}.",
    "redline-count": "иначе читаются статьи: {changed} из {all}",
}

PDF = {
    "as-of": "на {date}",
    "kind-authentic": "Аутентичный текст.",
    "kind-official-translation": "Официальный перевод: преимущество у аутентичных текстов.",
    "kind-paraphrase": "Пересказ своими словами: преимущество у подлинника.",
    "banner-paraphrase": "рабочая запись · пересказ, преимущество у подлинника",
    "banner-working": "рабочая запись · преимущество у подлинников",
    "working": "Рабочая запись: электронные процедуры, по которым она ведётся, — типовые, их не принял ни один орган; преимущество у подлинников.",
    "row-text": "Документ",
    "row-concluded": "заключён {date}",
    "row-as-of": "В редакции на",
    "row-force": "На эту дату",
    "row-amended": "Изменён",
    "row-awaited": "Ещё не вступил в силу",
    "row-language": "Язык",
    "language-en": "английский",
    "language-ru": "русский",
    "row-digest": "Дайджест корпуса",
    "row-log": "Журнал",
    "no-log": "нет: черновик",
    "force-yes": "действует",
    "force-no": "не действует",
    "force-conditional": "сведений о вступлении в силу нет",
    "force-contested": "государства расходятся в том, действует ли он",
    "since": "с {date}",
    "on-trial": "на испытании",
    "unbound": "не обязывает: {states}",
    "preamble": "Преамбула",
    "article": "Статья {number}",
    "changed": "В редакции: {how}.",
    "corrected": "Ошибка исправлена {date}, с самого начала.",
    "deleted": "Исключена.",
    "not-concluded": "На эту дату текста ещё не было: он заключён {date}.",
    "not-law": "На испытании, это не действующее право: в текст внесена поправка.",
    "redline-title": "Правка: {title}",
    "redline-dates": "Что изменилось с {first} по {last}; [−…−] исчезло, [+…+] появилось.",
    "redline-day": "Что изменила бы поправка на испытании; [−…−] исчезло, [+…+] появилось.",
    "redline-same": "Ни одна статья не читается иначе.",
    "redline-added": "Добавлена",
    "redline-deleted": "Исключена",
    "redline-replaced": "Изменена",
}

SENTENCES = {
    "akoma-character-not-in-xml": "В статье {article} стоит {character} — знак, которого в XML нет; это знак номер {at} в её заголовке и словах. Уберите его из корпуса.",
    "akoma-not-valid": "Строгая схема Akoma Ntoso 3.0 этого не допускает (строка {line}): {says}. Что можно было прочитать, прочитано; исправьте документ, если передаёте его дальше.",
    "akoma-not-xml": "Это не документ XML: {says}.",
    "akoma-not-akoma-ntoso": "Это не документ Akoma Ntoso 3.0: он начинается с <{root}> или объявляет собственный тип документа. Ожидается <akomaNtoso> в пространстве имён версии 3.0.",
    "akoma-without-address": "Документ не говорит, что он такое: в его meta нет читаемых адреса FRBR и даты произведения, например /akn/aa-csto/act/treaty/1992-05-15/cst. Добавьте их.",
    "akoma-without-articles": "В документе нет ни преамбулы, ни статьи, раздела или правила: файлу документа нечего вместить.",
    "akoma-article-without-number": "Номер статьи — «{given}», числа в нём нет; она взята как статья {taken}, по её месту.",
    "akoma-left-out": "Пропущено, в файле документа этому нет места: <{element}>, раз: {times}.",
    "akoma-taken-as": "В документе для «{key}» стоит {given}, чего корпус не знает; записано {taken}. Исправьте, если это не так.",
    "akoma-article-not-markdown": "Статья {article} не вернулась бы из файла такой, какой стоит в документе, поэтому ничего не записано. Одна из её строк была бы принята за заголовок или блок.",
}

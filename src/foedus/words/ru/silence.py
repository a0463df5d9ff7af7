"""words/ru: the Russian sentences about silence procedures: what is done around a silence, and what it has come to."""

SENTENCES = {
    "silence-never-begun": "По {motion} ни один текст не внесён по процедуре молчания. Сначала внесите этот акт или исправьте имя.",
    "silence-broken-on-other-channel": "{state} — молчание по {motion} прервано через канал «{channel}», а прервать его можно лишь так: {accepted}. Это не имеет последствий.",
    "silence-not-suspended": "Молчание по {motion} не приостанавливалось, возобновлять нечего.",
    "silence-act-after-announcement": "Итог молчания по {motion} уже объявлен ({result}); акт ничего не меняет.",
    "silence-announced-by-other": "Итог молчания по {motion} объявлен не председателем: {by}; председатель — {chair}. Объявление внесено и последствий не имеет.",
    "silence-announced-against-reading": "Объявленный итог молчания по {motion}: {result}; по внесённым актам выходит иное. Действует объявление, показано и то и другое.",
    "silence-not-on-record": "Ни один внесённый акт не вносит текст по процедуре молчания: {motion}.",
    "silence-begun-on": "{motion}: молчание начато {since}.",
    "silence-of-revised-text": "{motion}: текст номер {text} внесён по процедуре молчания {since}; касавшееся прежних текстов отпало.",
    "silence-clock": "Срок истекает {ends}; для кого: {states}.",
    "silence-clock-rough": "Срок истекает между {first} и {last}, насколько это известно; для кого: {states}.",
    "silence-suspended-since": "Молчание приостановлено с {since}.",
    "silence-broken-by": "{state} — молчание прервано; получено {received}.",
    "silence-broken-by-on": "{state} — молчание прервано, канал: {channel}; получено {received}.",
    "silence-broken-unnamed": "Молчание прервано вовремя. По практике не говорится, кем.",
    "silence-broken-late": "{state} — возражение после истечения срока; получено {received}.",
    "silence-expired": "Все сроки истекли {ends}, вовремя никто не возразил.",
    "silence-announced-on": "Объявлено {on}: {result}; кто объявил: {by}.",
    "silence-reading-differs": "Объявлено: {result}. По внесённым актам выходит: {reading}. Действует объявление.",
    "silence-not-announced": "{organ}: председатель не объявил, что молчание соблюдено; до этого истечение срока предварительно.",
    "silence-undelivered": "Текст не дошёл, и молчание тут не согласие: {states}; решать председателю ({organ}).",
    "silence-break-time-unsure": "Когда получено возражение, известно лишь приблизительно, оно могло опоздать: {states}.",
    "silence-break-time-unsure-unnamed": "Когда получено возражение, известно лишь приблизительно, оно могло опоздать.",
    "silence-without-clock": "Ни текст, ни акты не говорят, когда кончается молчание по {motion}.",
}

PAGES = {
    "under-silence-until": "{state}; конец последнего срока: {ends}, то есть {utc}",
    "under-silence-running": "идёт процедура молчания",
    "under-silence-suspended": "процедура молчания приостановлена",
    "under-silence-broken": "молчание прервано",
    "under-silence-expired": "срок молчания истёк, итог не объявлен",
    "under-silence-agreed": "принято по молчанию",
    "under-silence-conditional": "процедура молчания; соблюдено ли оно, не решено",
}

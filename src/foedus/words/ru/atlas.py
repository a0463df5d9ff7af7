"""words/ru: атлас: таблицы учёных, которые не читаются, союзы во времени, расхождения между описаниями."""

SENTENCES = {
    "atop-not-text": "На байте {offset} стоит не текст в UTF-8. Сохраните таблицу как CSV в UTF-8.",
    "atop-empty": "Файл пуст. Таблица ATOP по участникам начинается строкой имён: atopid, member, yrent …",
    "atop-other-table": "Это таблица пар государств: в ней есть столбец {known}. Нужна таблица по участникам, в выпуске ATOP — atop5_1m.csv.",
    "atop-separator": "Столбцы разделены знаком «{found}». Сохраните таблицу как CSV с запятыми.",
    "atop-column-missing": "Нет столбца {column}. Ближайшее имя — {nearest}. В таблице ATOP 5.1 по участникам он есть: возьмите её такой, какой она выпущена.",
    "atop-column-twice": "Столбец {column} стоит дважды. Оставьте один.",
    "atop-no-rows": "В таблице есть имена столбцов и нет строк.",
    "atop-row-length": "Ячеек в строке: {cells}, столбцов в таблице: {columns}. Ищите лишнюю или недостающую запятую.",
    "atop-value": "Здесь стоит {found}; описание ATOP знает {expected}.",
    "atop-no-such-day": "В календаре нет дня {found}.",
    "atop-exit-before-entry": "Выход ({exit}) стоит раньше вступления ({entry}).",
    "atop-member-unknown": "Государства с номером {found} нет; ближайший номер — {nearest}. Номера — те, что у проекта Correlates of War.",
    "atop-member-twice": "Государство {member} состоит в союзе {alliance} дважды сразу: оно уже стоит на строке {first}.",
    "table-not-text": "На байте {offset} стоит не текст в UTF-8. Сохраните таблицу как CSV в UTF-8.",
    "table-unreadable": "Отсюда таблица не читается как CSV: {problem}.",
    "table-column-missing": "Нет столбца {column}. Ближайшее имя — {nearest}. Возьмите таблицу такой, какой она выпущена.",
    "table-row-length": "Ячеек в строке: {cells}, столбцов в таблице: {columns}. Ищите лишнюю или недостающую запятую.",
    "table-number": "Здесь стоит {found}, а ожидается целое число.",
    "atop-version": "Это версия {found}. foedus знает версию 5.1; её числа могут отличаться.",
}

SENTENCES |= {
    "atlas-not-imported": "Таблица союзов ещё не взята. Возьмите таблицу ATOP 5.1 по участникам (atop5_1m.csv) на http://www.atopdata.org и выполните: foedus atlas import atop5_1m.csv. После этого она хранится в {folder}; --from FILE спрашивает таблицу, не сохраняя её.",
    "atlas-state-unknown": "Государства {given} в таблицах нет. Ближайшее: {nearest}. Государства называются кодом ISO из трёх букв или номером COW; их перечисляет foedus atlas codes.",
    "atlas-day-malformed": "{given} — не день. Пишите год, месяц и день: 1939-09-01.",
    "atlas-day-outside": "ATOP 5.1 охватывает дни с {first} по {last}; про {given} она ничего не говорит.",
    "atlas-years-malformed": "{given} — не промежуток лет. Пишите 1914-1918 или один год.",
    "atlas-file-unreadable": "Файл {path} не читается или не пишется: {problem}.",
    "atlas-extra-missing": "Для этого нужен пакет {package}, а он не установлен: pip install «foedus[atlas]».",
}

HELP = {
    "atlas": "Спросить, кто с кем был в союзе с 1815 года, по вашей собственной копии таблицы ATOP.",
    "atlas-more": """Данные не входят в foedus: возьмите таблицу ATOP 5.1 по участникам (atop5_1m.csv) на http://www.atopdata.org, затем
  foedus atlas import atop5_1m.csv                       проверить её и сохранить копию
  foedus atlas bound POL --on 1939-09-01                 кто был обязан защищать Польшу и почему
  foedus atlas history BEL                               все союзы Бельгии
  foedus atlas dyads --csv dyads.csv                     направленные пары по годам для R, Stata, pandas
Ссылка: Leeds, Ritter, Mitchell and Long 2002, International Interactions 28, 237-260.
Дни — те, что описывает ATOP: дни подписания и выхода, а не вступления в силу.""",
    "atlas-import": "Проверить таблицу, свести её союзы и сохранить копию в папке данных пользователя.",
    "atlas-import-more": """Каждая ячейка, какой быть не может, называется с файлом, строкой и столбцом, и тогда ничего не сохраняется.
  foedus atlas import atop5_1m.csv --to alliances        кроме того, записать каждый союз папкой корпуса
  foedus ask alliances/atop-3180 bound --attacked BEL --on 1960-01-01""",
    "atlas-bound": "Кто в этот день был обязан защищать государство или был обязан ему чем-то ещё и почему?",
    "atlas-bound-more": """  foedus atlas bound FRA --on 1914-08-04
  foedus atlas bound FRA --on 1914-08-04 --owes neutrality
  foedus atlas bound RUS --on 1914-08-04 --reverse       кого была обязана защищать Россия
За именем государства: ? — день лежит в месяце, дня в котором ATOP не называет; * — обязанности перед разными партнёрами различны.""",
    "atlas-history": "Все союзы, в которых когда-либо состояло государство, и чем оно там обязано.",
    "atlas-alliances": "Союзы, существовавшие в этот день, и их члены.",
    "atlas-dyads": "Вывести направленные пары по годам: чем в году первый союзник был обязан второму.",
    "atlas-dyads-more": """  foedus atlas dyads --csv dyads.csv                     все 273 296
  foedus atlas dyads --parquet dyads.parquet             для arrow (R), polars, pandas
  foedus atlas dyads --state FRA --years 1914-1918
  foedus atlas dyads --system states2016.csv --csv all.csv   каждая пара государств в каждом году, в союзе или нет
Столбцы называются, как в peacesciencer. Нужно дополнение atlas: pip install «foedus[atlas]».""",
    "atlas-differences": "Сверить выведенные пары по годам с чужой таблицей: собственной таблицей ATOP или союзами COW.",
    "atlas-differences-more": """  foedus atlas differences atop5_1ddyr.csv               все отличия от собственной таблицы ATOP, каждое с причиной
  foedus atlas differences alliance_v4.1_by_directed_yearly.csv --owes consultation   где расходится COW
Нужно дополнение atlas: pip install «foedus[atlas]».""",
    "atlas-codes": "Какие номера COW, Гледича и Уорда каким кодам ISO соответствуют, с какого и по какой день.",
    "FILE-atop": "таблица ATOP по участникам, atop5_1m.csv",
    "--to-atlas": "записать каждый союз папкой корпуса в эту папку",
    "STATE-atlas": "государство по коду ISO (POL) или номеру COW (290); у SUN и RUS одна история",
    "STATE-codes": "только одно государство, по коду или номеру",
    "--on-atlas": "день, 1939-09-01",
    "--owes": "какая обязанность; если не названа — оборона",
    "--reverse": "наоборот: перед кем обязано государство",
    "--number": "только один союз, по номеру в ATOP (3180)",
    "--state-dyads": "только пары с этим государством",
    "--years": "промежуток лет, 1914-1918",
    "--system": "таблица государств COW (states2016.csv): каждая пара членов системы, в союзе или нет",
    "FILE-differences": "направленные пары ATOP по годам или союзы COW по направленным годам",
    "--from-atlas": "спросить эту таблицу, какая бы ни была взята",
    "--csv": "записать CSV в этот файл; без имени — напечатать",
    "--parquet": "записать файл Parquet (нужно дополнение atlas)",
}

PHRASES = {
    "atlas-imported": """Союзов: {alliances}, фаз: {phases}, участий: {memberships}, государств: {states} — прочитаны, сделаны корпусами (актов: {acts}), сведены.
Копия хранится здесь: {kept}. Спросите: foedus atlas bound POL --on 1939-09-01""",
    "atlas-folders": "Записано папок корпусов: {folders}, место — {to}. Спросите один: foedus ask {to}/atop-3180 obligations --of BEL --on 1960-01-01",
    "atlas-not-kept": "Таблица не сохранена, ошибок: {errors}. Исправьте их или возьмите таблицу такой, какой она выпущена.",
    "atlas-state": "государство", "atlas-partner": "партнёр", "atlas-alliance": "союз", "atlas-since": "с", "atlas-until": "по",
    "atlas-conditional-on": "зависит от", "atlas-lines": "строки", "atlas-owes": "обязанность", "atlas-with": "с кем", "atlas-members": "члены",
    "atlas-year": "год", "atlas-years": "годы", "atlas-derived": "выведено", "atlas-there": "в таблице", "atlas-only-in": "только в",
    "atlas-alliances": "союзы у ATOP",
    "atlas-code": "код", "atlas-from": "с", "atlas-before": "до",
    "atlas-defence": "оборона", "atlas-offence": "наступление", "atlas-neutrality": "нейтралитет", "atlas-non-aggression": "ненападение",
    "atlas-consultation": "консультации",
    "atlas-adversary": "противник", "atlas-location": "место", "atlas-conflict": "конфликт", "atlas-number-of-adversaries": "число противников",
    "atlas-demand": "требование", "atlas-non-provocation": "отсутствие провокации", "atlas-attack": "нападение", "atlas-request": "просьба",
    "atlas-owed-to-defence": "Кто был обязан защищать государство {state}, {day}, по кодировке ATOP",
    "atlas-owed-to-offence": "Кто был обязан вступить в войну, не ограниченную обороной, на стороне государства {state}, {day}, по кодировке ATOP",
    "atlas-owed-to-neutrality": "Кто был обязан нейтралитетом перед государством {state}, {day}, по кодировке ATOP",
    "atlas-owed-to-non-aggression": "Кто был обязан не нападать на государство {state}, {day}, по кодировке ATOP",
    "atlas-owed-to-consultation": "Кто был обязан консультироваться с государством {state}, {day}, по кодировке ATOP",
    "atlas-owed-by-defence": "Кого было обязано защищать государство {state}, {day}, по кодировке ATOP",
    "atlas-owed-by-offence": "На чьей стороне было обязано вступить в войну, не ограниченную обороной, государство {state}, {day}, по кодировке ATOP",
    "atlas-owed-by-neutrality": "Перед кем было обязано нейтралитетом государство {state}, {day}, по кодировке ATOP",
    "atlas-owed-by-non-aggression": "На кого было обязано не нападать государство {state}, {day}, по кодировке ATOP",
    "atlas-owed-by-consultation": "С кем было обязано консультироваться государство {state}, {day}, по кодировке ATOP",
    "atlas-nobody": "Никто, по кодировке ATOP.",
    "atlas-count-bonds": "связей: {bonds} · государств: {states}",
    "atlas-unsure": "? день лежит в месяце, дня в котором ATOP не называет",
    "atlas-vary": "* обязанности перед разными партнёрами различны; как именно, таблица по участникам не говорит",
    "atlas-history-of": "Союзы государства {state}, по кодировке ATOP",
    "atlas-count-history": "фаз союзов: {count} · союзов: {alliances}",
    "atlas-no-alliance": "Союзов этого государства у ATOP нет.",
    "atlas-alliances-on": "Союзы на день {day}, по кодировке ATOP",
    "atlas-count-alliances": "союзов: {count}",
    "atlas-no-alliance-then": "Ни одного, по кодировке ATOP.",
    "atlas-and-others": "{names} и ещё {count}",
    "atlas-dyad-years": "Направленные пары по годам, {first}–{last}: чем государство было обязано партнёру в этом году",
    "atlas-no-dyads": "Их нет.",
    "atlas-more-rows": "показано строк: {shown} из {count}; все запишет --csv FILE или --parquet FILE",
    "atlas-held-against": "Выведенные пары по годам рядом с таблицей {file}",
    "atlas-held-keys": "пар и лет: выведено {ours}, там {theirs}, в обеих {both}",
    "atlas-held-identical": "совпадают все пять обязанностей: {identical} ({share} процента); после 1945 года {alike} процента, не совпадает: {late}",
    "atlas-difference-group": "{count} — союз {alliances}, {years}: {why}",
    "atlas-obligations-vary-by-partner": "обязанности перед разными партнёрами различны (obvary), а в таблице по участникам стоит их сумма",
    "atlas-no-member-of-the-system-of-States": "одно из двух государств не входит в систему государств, и та таблица его опускает",
    "atlas-unexplained": "причина неизвестна",
    "atlas-no-difference": "Различий нет.",
    "atlas-beside-cow": "Где расходятся ATOP и COW — {owes}, {first}–{last}: сначала самые долгие промежутки",
    "atlas-agreement": "{owes}: в обеих {both}, только ATOP {atop}, только COW {cow}; в обеих из всех: {share} процента",
    "atlas-codes": "Коды и номера государств",
    "atlas-codes-note": "ISO 3166-1 и 3166-3; X… — наши собственные, для государств, которых не стало раньше. COW: Correlates of War. GW: Гледич и Уорд.",
    "atlas-source": "{table} · дни — по описанию ATOP: подписания и выхода, а не вступления в силу",
}  # fmt: skip

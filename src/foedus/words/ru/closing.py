"""This file holds the Russian sentences about closed acts."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "act-withheld": "Акт № {position} закрыт для этого читателя (предмет: {matter}; основание: {rule}); от него может зависеть ответ.",
    "disclosure-not-by-originator": (
        "{seat} — раскрывает акт, автор которого — {owner}. Раскрыть акт может только его автор. Акт остаётся закрытым."
    ),
    "disclosure-of-open-act": "{seat} — раскрывает акт, который открыт или которого нет в записи. Ничего не меняется.",
    "reader-unknown": "Никто не знает места «{given}», для которого читается запись. Ближайшие: {nearest}.",
    "closed-never": "Акт вида «{kind}» открыт с самого начала: от него зависит, кто что читает и кто чем связан.",
    "closed-by-no-audience": "Ни одна статья известных здесь процедур не определяет круга читателей как «{rule}»; закрытый акт называет такую статью.",
    "closed-kind": "{rule} не закрывает акты вида «{kind}».",
    "closed-seat": "В корешке автором назван {seat}; автор акта — {owner}.",
    "closed-matter": "Корешок называет предмет родом и одним именем (crisis:kazakhstan-2022, organ:CSC). «{matter}» — не такой предмет.",
    "closed-level": "{rule} закрывает акты на уровне «{expected}»; в корешке — «{level}».",
    "closed-level-too-high": "Это учреждение не хранит ничего выше уровня «{highest}»; уровень акта — «{level}».",
    "closed-size": "Корешок даёт размер акта, округлённый вверх: {expected} байт, а не {size}.",
    "closed-too-long": "Акт остаётся закрытым самое позднее до {latest}; в корешке — {until}.",
}

PAGES = {
    "act-closed": "Закрыт для всех остальных; уровень, автор, статья и день раскрытия:",
}

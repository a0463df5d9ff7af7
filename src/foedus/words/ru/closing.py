"""This file holds the Russian sentences about closed acts."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "act-withheld": "Акт № {position} закрыт для этого читателя (предмет: {matter}; основание: {rule}); от него может зависеть ответ.",
    "disclosure-not-by-originator": (
        "{seat} — раскрывает акт, автор которого — {owner}. Раскрыть акт может только его автор. Акт остаётся закрытым."
    ),
    "disclosure-of-open-act": "{seat} — раскрывает акт, который открыт или которого нет в записи. Ничего не меняется.",
}

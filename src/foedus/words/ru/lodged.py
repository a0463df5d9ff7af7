"""This file holds the Russian sentences about lodged acts."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "lodged-kind": "Акт вида «{kind}» нельзя внести за государство. Внесённый акт не действует.",
    "lodged-unreadable": "Внесённый акт вида «{kind}» не читается в поле «{key}»: «{found}». Он не действует.",
    "lodged-by-voice": "{state}: акт поступил в форме «{form}». Его действие ждёт подтверждения государством.",
    "lodged-form": "{state}: процедуры не принимают форму «{form}» для актов вида «{kind}». Действие акта ждёт подтверждения государством.",
    "lodged-by-another-state": "{seat} — вносит акт другого государства: {state}. Государство говорит само за себя; действие акта ждёт его подтверждения.",
    "lodged-authenticator-used": "{state}: номер {number} блокнота {pad} уже использован в более раннем акте. Действие этого акта ждёт подтверждения государством.",
    "lodged-pad-unknown": "{state}: до этого акта в записи не было блокнота {pad} с номером {number}. Действие акта ждёт подтверждения государством.",
    "lodged-disowned": "{state} не признаёт своим акт, внесённый от его имени.",
    "lodged-unconfirmed": "{state}: акт от {done} внесён ({seat}) в форме «{form}» и не подтверждён.",
    "lodged-unconfirmed-by": "{state}: акт от {done} внесён ({seat}) в форме «{form}» и не подтверждён; срок подтверждения — до {until} включительно.",
    "lodged-position-counts": "Акт внесён ({seat}) в форме, которую принимают процедуры; его автор — {state}.",
    "lodged-position-disowned": "{state}: внесённый акт — не его.",
}

LODGED: dict[str, str] = {
    "as": "{said} (внёс: {seat}; {form}; {channel})",
    "unread": "{seat} вносит за {from_} то, что не читается как акт",
    "note": "нота",
    "fax": "факс",
    "telegram": "телеграмма",
    "voice": "устно",
    "e-mail": "электронная почта",
}

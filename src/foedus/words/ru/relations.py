"""words/ru: the Russian sentences of relations with others."""

SENTENCES: dict[str, str] = {
    "partner-unknown": "Имя {partner} никому не принадлежит. Назовите партнёра в разделе «actors» файла corpus.yaml с пометкой outside или укажите код государства.",
    "reply-to-no-proposal": "{by} — речь о предложении, которого в журнале нет. Назовите его: «answers» при ответе, «concerns» при отсутствии ответа.",
    "status-ended-never-granted": "В журнале нет статуса «{status}», который мог бы окончиться; чей статус: {partner}. Внесите его предоставление или исправьте статус.",
    "relations-on-record": "Актов в журнале: {acts}.",
    "resolution-adopted-by-vote": "Резолюция {resolution} принята голосованием; за: {votes_for}, против: {votes_against}, воздержались: {abstaining}.",
    "resolution-adopted-without-vote": "Резолюция {resolution} принята без голосования.",
    "status-held": "{partner} — есть статус «{status}» ({on}); ничто в журнале его не оканчивает.",
    "status-reported-ended": "{partner} — сообщается, что статуса «{status}» больше нет; сообщает: {by} ({on}).",
    "proposal-was-answered": "На предложение дан ответ ({on}). Кто предложил: {by}; кому: {to}.",
    "proposal-said-unanswered": "О предложении сообщено, что ответа нет ({on}; сообщает: {said_by}). Кто предложил: {by}; кому: {to}.",
    "proposal-without-answer": "Ответа на предложение ({on}) в журнале нет. Кто предложил: {by}; кому: {to}.",
}

"""words/ru: the Russian sentences of the front door."""

SENTENCES = {
    "question-unknown": "Вопроса «{given}» нет. Можно спросить: {nearest}.",
    "question-parameter-unknown": "У вопроса «{question}» нет параметра --{given}. Есть: {takes}.",
    "question-parameter-missing": "Вопросу «{question}» нужен параметр --{parameter}.",
    "question-needs-one-of": "Вопросу «{question}» нужен ровно один из параметров: {parameters}.",
    "question-date-malformed": "«{given}» — не дата. День пишется так: 2022-01-05 (с --on), момент — так: 2022-01-05T21:30:00+03:00 (с --at).",
    "question-without-date": "Вопросу «{question}» нужна дата: --on 2022-01-05 (конец этого дня в месте пребывания организации) или --at с моментом.",
    "question-name-unknown": "--{parameter} {given}: такое имя не известно (вид: {sort}). Ближайшие: {nearest}.",
    "question-citation-malformed": "--{parameter} {given}: это не ссылка на статью. Напишите документ и статью, например «CST 4» или «CST 4(2)».",
    "question-article-unknown": "Статьи {given} нет. Ближайшие: {nearest}.",
    "act-of-another-log": "Акт назван по журналу «{named}», а это журнал «{expected}». Акт не принят: он принадлежит только одному журналу.",
    "act-on-record-already": "Этот акт уже внесён, позиция {position}; акт вносится один раз. Делать ничего не нужно.",
    "expectations-not-a-list": "В файле должен быть список вопросов, каждый начинается с «- question: …». Ни один вопрос не задан.",
    "expectation-without-expect": "О вопросе «{question}» не сказано, какого ответа ждать: добавьте «expect:» и под ним «answer:» или другую часть.",
    "expectation-key-unknown": "«{key}» — не часть ответа, которую можно ожидать. Части: {takes}.",
    "expectation-unmet": "{question}: ожидалось ({part}) {expected}, получено {found}.",
}

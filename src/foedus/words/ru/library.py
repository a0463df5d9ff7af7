"""words/ru: предложения библиотеки: что не открывается, что принято за «да» или «нет», для чего нужно дополнение."""

SENTENCES = {
    "library-language-unknown": "На языке «{given}» слов нет; языки: {known}.",
    "library-sort-unknown": "Ни у одного вопроса нет параметра вида «{given}». Ближайшие: {nearest}.",
    "library-corpus-unknown": "По имени «{given}» нет корпуса. Ближайшие: {nearest}. Поставляемые корпуса: {shipped}; путь к папке с файлом corpus.yaml открывает проект.",
    "library-record-missing": "Записи «{given}» нет. Заведите её командой foedus log init или не указывайте record=, чтобы спрашивать поставляемую историю.",
    "library-record-of-another": "Это запись другого журнала, «{given}», а не корпуса {corpus}. Назовите корпус, которому она принадлежит.",
    "library-record-none": "То, что лежит по адресу «{given}», не является записью этой программы.",
    "library-answer-undecided": "Ответ на вопрос «{question}» — «{answer}»: это ни «да», ни «нет». Посмотрите value, because, missing и positions.",
    "library-extra-missing": "Для этого вида ответа нужен пакет {package}, а он не установлен: pip install «foedus[{extra}]». Без него те же строки дают .records() и .csv().",
}

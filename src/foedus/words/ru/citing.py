"""words/ru: what cites an article, and what an act cites."""

SENTENCES = {
    "article-cited": "На {of} ссылаются: актов — {acts}, правил других статей — {rules}, поправок — {amendments}.",
    "act-cites": "Акт ссылается на {articles}.",
    "act-cites-as-amended": "Когда акт вступил в действие, {of} читалась так, как её изменила {by}, действующая с {since}.",
    "act-cites-nothing": "Акт не ссылается ни на одну статью: на каком основании он совершён, не сказано.",
}

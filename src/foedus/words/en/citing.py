"""words/en: what cites an article, and what an act cites."""

SENTENCES = {
    "article-cited": "What cites {of}: acts {acts}, rules of other articles {rules}, amendments {amendments}.",
    "act-cites": "The act cites {articles}.",
    "act-cites-as-amended": "When the act took effect, {of} read as {by} had made it, in force since {since}.",
    "act-cites-nothing": "The act cites no article: under what it was done is not said.",
}

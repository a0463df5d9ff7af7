"""words/en: the sentences of the front door: questions that cannot be put, acts refused, expectations unmet."""

SENTENCES = {
    "question-unknown": "There is no question called “{given}”. Ask one of: {nearest}.",
    "question-parameter-unknown": "The question “{question}” has no --{given}. It takes: {takes}.",
    "question-parameter-missing": "The question “{question}” needs --{parameter}.",
    "question-needs-one-of": "The question “{question}” needs exactly one of: {parameters}.",
    "question-date-malformed": "--{parameter} {given}: this is not a date. Write a day of the calendar as 2022-01-05.",
    "question-instant-malformed": "--at {given}: this is not an instant. Write 2022-01-05T21:30:00+03:00; for the end of a day, --on 2022-01-05.",
    "question-without-date": "The question “{question}” needs a date: --on 2022-01-05 (the end of that day at the seat), or --at with an instant.",
    "question-name-unknown": "--{parameter} {given}: no {sort} of that name is known. Nearest: {nearest}.",
    "question-amount-malformed": "“{given}” is no amount. Write an exact number without separators: 1000000 or 2500.50.",
    "question-citation-malformed": "--{parameter} {given}: this is not a citation. Write an instrument and an article, as in “CST 4” or “CST 4(2)”.",
    "question-article-unknown": "There is no article {given}. Nearest: {nearest}.",
    "question-paragraph-unknown": "There is no paragraph {given}. {article} has {paragraphs}; ask for one of them, or for {article} as a whole.",
    "question-article-without-paragraphs": "There is no paragraph {given}: {article} has no numbered paragraphs in this corpus. Ask for {article} as a whole.",
    "act-of-another-log": "The act names the log “{named}”; this record is “{expected}”. It is refused: an act belongs to one log only.",
    "act-on-record-already": "The act is on the record already, at position {position}; a record takes an act once. Nothing is to be done.",
    "expectations-not-a-list": "The file should hold a list of questions, each beginning with “- question: …”. Nothing was asked.",
    "expectation-without-expect": "The question “{question}” says nothing of its answer: add “expect:” with “answer:” or another part under it.",
    "expectation-key-unknown": "“{key}” is no part of an answer that can be expected. Parts: {takes}.",
    "expectation-rows-not-numbers": "The question “{question}”: “rows:” takes a list of the numbers of claims on which the answer bears, as in “rows: [3, 35]”.",
    "expectation-unmet": "{question}: expected {part} {expected}, found {found}.",
    "phrase-stands-nowhere": "No rule and no act has the words {phrase}. The nearest that stand are {nearest}. Correct the phrase, or take it out.",
    "phrases-missing": "Texts without a rendering in {language}: {count}. They are shown in the original. The first: {first}.",
    "question-dates-reversed": "{first} is later than {last}. Give the earlier date first: --from {last} --to {first}.",
    "compared-the-same": "Nothing that can be asked about differs between the two dates.",
    "compared-joined": "{state} is a member of {organization} on the later date and was not on the earlier.",
    "compared-gone": "{state} was a member of {organization} on the earlier date; on the later it is not, or that is disputed.",
}

TERMS: dict[str, str] = {
    "deed": "kind of act",
    "year": "year",
}

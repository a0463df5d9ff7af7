"""words/en: the English sentences of relations with others."""

SENTENCES: dict[str, str] = {
    "partner-unknown": "Nobody is called {partner}. Name the partner under “actors” in corpus.yaml, marked as outside, or give the code of a State.",
    "reply-to-no-proposal": "{by} speaks of a proposal that is not on the record. Name the proposal: “answers” in a reply, “concerns” where there is none.",
    "status-ended-never-granted": "The record grants {partner} no status “{status}” that could have ended. Enter the grant, or correct the status.",
    "relations-on-record": "Acts on the record: {acts}.",
    "resolution-adopted-by-vote": "Resolution {resolution} was adopted by {votes_for} votes to {votes_against}, {abstaining} abstaining.",
    "resolution-adopted-without-vote": "Resolution {resolution} was adopted without a vote.",
    "status-held": "{partner} has the status “{status}” ({on}); nothing on the record ends it.",
    "status-reported-ended": "{partner} is reported to have the status “{status}” no longer: {by} ({on}).",
    "proposal-was-answered": "What {by} proposed to {to} was answered ({on}).",
    "proposal-said-unanswered": "What {by} proposed to {to} is said to have no answer: {said_by} ({on}).",
    "proposal-without-answer": "To what {by} proposed to {to} ({on}) no answer is on the record.",
}

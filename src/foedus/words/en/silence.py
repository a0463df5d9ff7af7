"""words/en: the sentences about silence procedures: what is done around a silence, and what it has come to."""

SENTENCES = {
    "silence-never-begun": "No text was put under silence for {motion}. Record that first, or correct the name.",
    "silence-broken-on-other-channel": "{state} broke the silence on {motion} by {channel}, and it can be broken only by: {accepted}. The break has no effect.",
    "silence-not-suspended": "The silence on {motion} was not suspended, so there is nothing to resume.",
    "silence-act-after-announcement": "The silence on {motion} was announced already ({result}); the act changes nothing.",
    "silence-announced-by-other": "{by} announced the silence on {motion}, and the chair is {chair}. The announcement is on record without effect.",
    "silence-announced-against-reading": "The silence on {motion} was announced as {result}, and what is on record reads otherwise. The announcement is acted on; both are shown.",
    "silence-not-on-record": "Nothing on record puts a text under silence for {motion}.",
    "silence-begun-on": "{motion} was put under silence on {since}.",
    "silence-of-revised-text": "{motion}: text number {text} was put under silence on {since}; what concerned the texts before it fell away.",
    "silence-clock": "The clock runs out at {ends} for: {states}.",
    "silence-clock-rough": "The clock runs out between {first} and {last}, as far as the record knows, for: {states}.",
    "silence-suspended-since": "The silence is suspended since {since}.",
    "silence-broken-by": "{state} broke the silence; received {received}.",
    "silence-broken-by-on": "{state} broke the silence, by {channel}; received {received}.",
    "silence-broken-unnamed": "The silence was broken in time. By practice it is not said by whom.",
    "silence-broken-late": "{state} objected after its clock had run out; received {received}.",
    "silence-expired": "Every clock had run out at {ends}, and nobody had objected in time.",
    "silence-announced-on": "{by} announced on {on}: {result}.",
    "silence-reading-differs": "Announced is: {result}. As the record reads, it is: {reading}. The announcement is acted on.",
    "silence-not-announced": "The chair of {organ} has not announced that the silence was kept; until then expiry is provisional.",
    "silence-undelivered": "The text did not reach {states}, whose silence is no assent; the chair of {organ} has to rule.",
    "silence-break-time-unsure": "When the break was received is known only roughly, and it may have been too late: {states}.",
    "silence-break-time-unsure-unnamed": "When a break was received is known only roughly, and it may have been too late.",
    "silence-without-clock": "Neither the text nor an act says when the silence on {motion} ends.",
}

PAGES = {
    "under-silence-until": "{state}; the last clock ends on {ends}, which is {utc}",
    "under-silence-running": "under silence",
    "under-silence-suspended": "under silence, which is suspended",
    "under-silence-broken": "the silence was broken",
    "under-silence-expired": "the silence has expired and is not announced",
    "under-silence-agreed": "agreed by silence",
    "under-silence-conditional": "under silence, and open whether it was kept",
}

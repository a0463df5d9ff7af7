"""words/en: the sentences about membership: who the members are, sanctions, arrears, absence by one's own word."""

SENTENCES = {
    "government-excluded": "The government “{government}” of {state} is excluded since {since}. The State stays a member; nobody sits for it meanwhile.",
    "suspended-still-bound": "Suspension takes {state} its part in the organs, not its bond: what it owes under {instrument}, and is owed, stands, unless the text says otherwise.",
    "suspension-reaches": "The suspension of {state} reaches: {reaches}.",
    "members-are-parties": "The members of {organization} are the parties of {instrument}.",
    "no-organization-yet": "There is no organization on this date; the parties of {instrument} stand for its members.",
    "member-suspended": "The part of {state} in the organs is suspended by decision since {since}; it is still a member.",
    "member-excluded": "{state} is excluded by decision since {since}.",
    "vote-taken": "{state} has no vote in the organs since {since}, by decision, until it has paid in full.",
    "in-arrears": "{state} is noted as not having paid since {since}.",
    "eligible-for-loss-of-vote": "The arrears of {state} since {since} have lasted as long as the text asks for (reached: {mark}): {organ} may take its vote. It has not done so, and {state} votes.",
    "says-frozen-still-member": "{state} declares its participation frozen since {since}. The text knows no such status: {state} is a member with all rights and duties.",
    "representative-recalled-still-member": "{state} recalled its representative on {since}. That changes nothing in its membership.",
    "freeze-unknown-to-the-law": "{state} declares its participation in {organization} frozen. The text knows only members, suspension or exclusion by decision, and leaving by notice; the declaration is on record without effect on the status.",
    "no-arrears-noted": "Full payment by {state} is noted, but no arrears of it were on record. Check whether the note of arrears is missing.",
    "arrears-date-not-read": "The arrears of {state} are noted as since “{since}”, which is not a date. Write it as 2024-01-01; the note is not counted.",
    "freeze-read-as": "Reading “{reading}”: {says}.",
}

"""words/en: the English sentences of what gates, narrows, ends and shows duties: consent, savings, ends, conduct, disputes."""

SENTENCES: dict[str, str] = {
    # decisions that wait for a finding, ends that are argued
    "decision-subject-to": "{organ} decided ({on}), subject to this: {finding}. No act of {organ} on record finds it; until then the duty is conditional.",
    "decision-discharged": "{organ} found ({on}) what its decision was subject to: {finding}.",
    "end-held-by": "{by} holds that the event has come which ends what {under} makes owed ({on}).",
    "end-denied-by": "{by} holds that the event which would end what {under} makes owed has not come ({on}).",
    "end-held-without-standing": "{by} says when the duty of {article} ends, but is neither a party, nor an organ, nor an organ outside that the corpus names. The act stays on the record and changes no answer.",
    # governments, protected States, situations, things attacked
    "asked-by-one-government": "Help for {state} was asked for by {by} ({on}), one of two that are held to be its government.",
    "not-asked-by-other-government": "{by}, held by others to be the government of {state}, has not asked.",
    "protected-state-agreed": "{state}, protected without being a party, asked or agreed ({on}).",
    "protected-state-consent-missing": "{state} is protected without being a party, and only at the invitation or with the consent of its government; no such act is on the record.",
    "situation-posited": "The question takes it that this has happened in {state}: {situation}.",
    "determined-overthrow": "{by} found the overthrow of a government ({on}).",
    "attack-on-thing-outside": "{under} speaks of an attack on {things}; one on {thing} is not within its words.",
    # what clauses save
    "saving-excludes": "{named}: a saving clause of {under}. It takes out of what these States owe: {excluded}. They stay bound: {states}.",
    "saving-consistent-with": "{named}: what these States do under {under} conforms to {other}. They stay bound: {states}.",
    "understanding-kind-found": "{state} owes this only against one kind of attack, by its understanding: {kind}. That kind is on the record.",
    "understanding-kind-missing": "{state} owes this only against one kind of attack, by its understanding: {kind}. No act on record says of which kind this one is.",
    "understanding-other-kind": "{state} owes this only against one kind of attack, by its understanding: {kind}. What is on record is another: {other}; so it does not owe it here. The others do.",
    # presence on another State's territory
    "measure-without-host-consent": "{actor} is sent to {where}, territory of {host}, and no request or consent of {host} stands on the record on that day. Enter the request or the consent if there was one; the act stays as it is.",
    "measure-after-consent-withdrawn": "{actor} acts at {where}, territory of {host}, whose consent no longer stood: see the act of {on}. The act stays on the record; what follows from it is for the parties.",
    "present-after-consent": "{actor} is still in {host} (since {on}), though the consent of {host} no longer stands.",
    # vote, bond, conduct
    "conduct-no-binding-decision": "No decision on record is one that an article makes States carry out.",
    "conduct-decision-binds": "{organ} decided ({on}); {under} makes its decision binding on the parties of that day, however they voted.",
    "conduct-never-obliged": "{under} never obliges a State without its consent to: {parts}.",
    "conduct-decision-over": "{organ} ended the decision ({on}).",
    "conduct-assessed-by": "{by} assessed the conduct of {state} ({on}): {finding}.",
    "conduct-not-assessed": "Nobody on record has assessed the conduct of: {states}. What they did stands as a fact; whether they complied is not computed.",
    # disputes
    "disputes-none": "No dispute is on the record up to this date.",
    "dispute-complained": "{state} complained of {against} ({on}).",
    "dispute-means-offered": "{by}: {means} ({on}).",
    "dispute-means-refused": "{state} refused {means} ({on}).",
    "dispute-means-unanswered": "To {means} there is no answer on the record of: {states}.",
    "dispute-settled-by": "Settled, as these have declared: {states}.",
    "dispute-overdue": "{what} was due by {on} and is not on the record.",
    "dispute-nothing-tried": "{dispute}: no means of settlement was offered, asked for or sent on the record.",
}

VALUES: dict[str, str] = {
    "ended": "ended",
    "not in force between them": "not in force between them",
}

PAGES: dict[str, str] = {
    "column-gone": "Left",
    "column-voted": "Vote",
    "conduct-found-by": "{by}: {finding}",
    "presences-heading": "Present on another State’s territory",
    "presences-small": "by the host’s request or consent, as the record has it",
    "column-present": "Who",
    "column-host": "Host",
    "column-footing": "On what footing",
    "host-mark": "no standing consent of the host",
    "conduct-heading": "Vote, bond and conduct",
    "conduct-small": "three facts; nobody’s conduct is judged here",
    "column-bond": "Bond",
    "column-conduct": "Conduct",
    "column-assessed": "Assessed",
    "not-assessed": "by nobody",
    "disputes-heading": "Disputes",
    "disputes-small": "complaints, good offices, mediation and missions",
    "column-dispute": "Dispute",
    "column-between": "Between",
    "column-stands": "How it stands",
    "column-tried": "Means tried",
    "column-due": "Due",
    "dispute-tried": "{means} ({stands})",
    "dispute-due": "{what}: {date} ({stands})",
}

"""words/en: the sentences about parties and treaties as such: succession, governments, claims, corrections, general law."""

SENTENCES = {
    # entry into force, terms, ends
    "in-force-by-exchange-of-notes": "{instrument} entered into force on {on}, when the second of the notes exchanged was received.",
    "in-force-once-another-is": "{instrument} enters into force only with {other}, which is in force since {on}.",
    "waits-for-another-instrument": "{instrument} enters into force only with {other}, which is not in force on the record.",
    "bound-after-own-delay": "{state} is bound by {instrument} from {on}: {delay} after its own deposit.",
    "deposit-before-admission": "{state} deposited for {instrument}, but {by}, the protocol that admits it, is not in force. The deposit binds nobody until it is.",
    "renewed-by-its-clause": "By its own clause {instrument} was renewed for {state} from {since}, up to {until}.",
    "instrument-terminated": "{instrument} has ended for all; first day without it: {on}. Ground: “{ground}”; recorded by: {by}.",
    "terminated-for": "{instrument} has ended for all, {state} among them; first day without it: {on}. Ground: “{ground}”; recorded by: {by}.",
    "accrued-before-the-end": "What had arisen under {instrument} for {state} before {since} stands: the end of a bond touches no right, obligation or legal situation made by performing it (Vienna Convention, article 70(1)(b)).",
    "organ-left": "{state} has left the organ {organ}: {on}. {instrument} binds it as before.",
    "leaving-organ-not-foreseen": "{state} gave notice that it leaves the organ {organ}; {instrument} lets nobody leave it. The notice is on record and changes nothing.",
    # succession
    "succeeded-by": "{state} is succeeded by {successor} since {on} and has no part in {instrument} any more.",
    "continues-as-party": "{state} continues {predecessor} since {on}: it is the same party to {instrument}.",
    "union-keeps-treaty": "{state} succeeds {predecessor} since {on} and keeps its part in {instrument}.",
    "treaty-leaves-joined-territory": "{predecessor} joined {state} on {on}; {instrument}, to which {state} is no party, ceased to reach its territory (Vienna Convention on Succession of States in respect of Treaties, article 15).",
    "treaty-reaches-joined-territory": "{predecessor} joined {state} on {on}; {instrument} reaches its territory since then, without an act of the other parties.",
    "succession-not-on-record": "{state} notifies succession to {instrument}, and nothing on the record says whom it succeeds. Enter the act “succeeds”.",
    "name-taken": "{state} is called “{name}” since {since}; its code and its treaties are the same.",
    # governments
    "governments-disputed": "Who acts for {state} under {instrument} is disputed: what {rival} has done makes a difference since {since}.",
    "held-to-act-for-state": "If {government} acts for {state}, its status under {instrument} is “{status}”. So holds: {held_by}.",
    # claims
    "claim-notified": "{state} claims “{ground}” concerning {instrument} and proposes: {measure}. The others may object until {until}; a claim changes nothing by itself (Vienna Convention, article 65).",
    "claim-objected": "{state} objected to the claim of {made_by} concerning {instrument}: {on}. They are to settle it peacefully (Vienna Convention, article 65(3)).",
    "claim-carried-out": "{state} carried out its claim concerning {instrument}: {on}; measure: {measure} (Vienna Convention, article 67).",
    "claim-carried-out-unnotified": "{state} carries out a claim concerning {instrument} that is not on record, or that it revoked. Enter the notification, with its ground.",
    "claim-carried-out-too-soon": "{state} carries out its claim concerning {instrument} before three months were over, on {until}. Its status is contested; where it was urgent, say so in the notification.",
    "claim-carried-out-against-objection": "{state} carries out its claim concerning {instrument} against the objection of {objected_by}. Its status is contested; both positions are shown.",
    # texts
    "correction-proposed": "{by} has proposed to correct an error in {of}; objections until: {until} (Vienna Convention, article 79).",
    "correction-objected": "{state} objected to the correction of {of}: {on}.",
    "text-corrected": "{of} reads as corrected, from the beginning, by the procès-verbal of {by}: {on} (Vienna Convention, article 79(4)).",
    "correction-before-time": "{of} is corrected before the time for objections was over, on {until}. The correction is followed; check the date.",
    "correction-against-objection": "{of} is corrected although {state} had objected. The correction is followed, and the objection is shown beside it.",
    "held-to-be-no-error": "{state}: {of} has no error.",
    "reads-in-language": "{of} reads in “{language}”: “{words}”.",
    "equally-authentic": "{instrument} is equally authentic in: {languages} (Vienna Convention, article 33).",
    "language-prevails": "Where the texts of {instrument} differ, this one prevails: {language}.",
    # general law
    "rests-on-general-treaty": "On “{matter}” the answer rests on {instrument}, as a treaty in force for {states} since {since}, before this text was concluded.",
    "rests-on-custom": "On “{matter}” the answer rests on custom as {instrument} states it, which is held to be so since {since}. As a treaty it does not reach this one (Vienna Convention, article 4).",
    "rests-on-nothing-yet": "On “{matter}” {instrument} reaches this treaty neither as a treaty nor, on this date, as custom (since: {since}). The answer follows it as the best evidence of the law.",
}

"""words/en: the sentences about scales of contributions, step by step."""

SENTENCES = {
    "scale-in-proportion": "Shared in proportion to: {tables}. Payers: {payers}.",
    "scale-lessened": "A share of {share} of “{table}” is taken off the measure of: {payers}.",
    "scale-relieved": "Relief for those below {threshold} per head: {relieved}. It moves {moved} % of the whole, borne by: {borne_by}.",
    "scale-fixed": "A fixed share in per cent is paid by: {payers}. The others share {rest} % in proportion.",
    "scale-bounds-round": "Round {number}: raised to the floor: {floor}; held at a ceiling: {ceiling}. The others share the rest in proportion.",
    "scale-bounds-settled": "After {number} rounds nobody is beyond a bound: {held} are held at one, {free} share the rest in proportion.",
    "scale-top-levelled": "The largest pay what the next largest, {next}, pays: {payers}. All their parts are set equal and the rest is shared once.",
    "scale-averaged": "The scales of these base periods are averaged: {tables}.",
    "scale-rounded": "Each share is rounded to {unit} %; together the shares are {sum} %.",
    "scale-rest-borne": "What rounding left over, {rest} % of the whole, is borne by {by}.",
    "scale-rest-by-remainder": "Each share is rounded down to {unit} %, and one unit more goes to where the most was lost: {payers}.",
    "scale-table-missing": "The table “{table}” is missing: it stands neither in the scale nor in what was handed in.",
    "scale-group-missing": "Nobody says who belongs to the group “{group}”.",
    "scale-bearer-pays-nothing": "What rounding leaves over is to be borne by {by}, who has no part in the scale.",
    "scale-without-base": "The scale does not say in proportion to what anything is shared before it takes other steps.",
    "scale-periods-not-averaged": "The scale has several base periods, {tables}, and no step that makes one scale of them.",
    "scale-bounds-impossible": "The shares cannot make the whole: at least {floor} % would have to be paid, and at most {ceiling} % may be.",
}

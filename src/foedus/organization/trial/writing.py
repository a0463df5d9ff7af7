"""This file is about writing a trial down: what a reader chose, on the command line or on a page, as the text of a trial's file.

A trial that was put together from choices is read and checked as any other: there is one way into the engine.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

HERE = "chosen-here"
"""How a trial is called that nobody gave a file, and where its faults are."""


def written(
    of: str,
    on: str,
    *,
    in_force: Sequence[str] = (),
    without: Sequence[str] = (),
    drafts: Sequence[str] = (),
    rules: Sequence[str] = (),
    since: str = "",
) -> bytes:
    """Write the text of a trial.

    :param of: the name of a corpus; ``on`` the day on which the texts are compared.
    :param rules: rules that are supposed, each as the keys of a flow mapping (``rule: {majority: …}, instead of: consensus``).
    :param since: from when what is supposed holds; from the beginning, where nothing is given.
    """
    since_too = f", from: {json.dumps(since)}" if since else ""
    told = [json.dumps({"instrument": name} | ({"from": since} if since else {})) for name in in_force]
    supposed = [
        *([f"  as if in force: [{', '.join(told)}]"] if told else []),
        *([f"  drafts: {json.dumps(list(drafts))}"] if drafts else []),
        *([f"  without: {json.dumps(list(without))}"] if without else []),
        *([f"  rules: [{', '.join('{' + one + since_too + '}' for one in rules)}]"] if rules else []),
    ]
    lines = [
        "format: foedus-trial/1", f"id: {HERE}", f"title: {{en: {HERE}}}", f"of: {json.dumps(of)}", f'"on": {json.dumps(on)}',
        # Where nothing takes the day, the trial is refused for it rather than held without it.
        *([f"drafts from: {json.dumps(since)}"] if since and (drafts or not (in_force or rules)) else []),
        "suppose:" if supposed else "suppose: {}", *supposed,
    ]  # fmt: skip
    return "\n".join(lines).encode()

"""This file keeps what runs in the strangers' own environments out of ours: ``make interop`` starts it there."""

collect_ignore_glob = ["strangers/*"]

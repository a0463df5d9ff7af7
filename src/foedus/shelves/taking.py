"""This file is about a server that takes acts: each of its processes opens the log with its key once, when the first act comes.

A sequencer belongs to one process, and so does a connection; the shelf lets in one process at a time.
"""

from __future__ import annotations

import os
from pathlib import Path
from threading import Lock

from foedus.corpus.corpus import Corpus
from foedus.shelves.founding import open_log
from foedus.shelves.keys import KeyMissingError, KeyUnreadableError
from foedus.shelves.log import LogError
from foedus.shelves.places import OtherLogError, RecordMissingError
from foedus.shelves.receiving import NOT_NOW, Received, receive
from foedus.shelves.sequencer import Sequencer


class Taking:
    """Takes the acts that come to a server, whichever of its processes they come to; threads may share one.

    :param place: where the record lies.
    :param key: the file of the log's keys, if it is not the usual one.
    :param corpus: holds the procedures under which closed acts are taken; without it none is.
    """

    def __init__(self, place: str, key: Path | None = None, corpus: Corpus | None = None) -> None:
        self._place = place
        self._key = key
        self._corpus = corpus
        self._lock = Lock()
        self._own: tuple[int, Sequencer] | None = None

    def __call__(self, body: bytes) -> Received:
        """Enter an act with its signatures, or say why it was not entered."""
        try:
            sequencer = self._sequencer()
        except LogError as error:
            return Received(NOT_NOW, f"{error.finding.code}\n".encode())
        except (OSError, RecordMissingError, OtherLogError, KeyMissingError, KeyUnreadableError):
            # The key or the record was there when the server began: whoever keeps them may put them back.
            return Received(NOT_NOW, b"")
        return receive(sequencer, body)

    def _sequencer(self) -> Sequencer:
        with self._lock:
            if self._own is None or self._own[0] != os.getpid():
                self._own = os.getpid(), Sequencer(open_log(self._place, key=self._key, corpus=self._corpus))
            return self._own[1]

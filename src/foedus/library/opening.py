"""This file is about opening an alliance by name, from a folder that somebody drafts, or with the record of its acts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from foedus.finding import Code, Finding
from foedus.library.alliance import Alliance
from foedus.library.failing import OpeningError, known_language
from foedus.nearest import some_nearest
from foedus.shelves.folder import CorpusMissingError, shipped
from foedus.shelves.opening import DEFAULT, Opened, open_organization
from foedus.shelves.places import OtherLogError, RecordMissingError
from foedus.shelves.shelf import NotAShelfError

NO_CORPUS = Code("library-corpus-unknown", given=str, nearest=tuple, shipped=tuple)
NO_RECORD = Code("library-record-missing", given=str)
OTHER_LOG = Code("library-record-of-another", given=str, corpus=str)
NO_SHELF = Code("library-record-none", given=str)


def open(  # noqa: A001 — an alliance is opened as a file is: foedus.open("csto")
    corpus: str | Path, *, record: str | Path | bool = False, reader: str = "", language: str = "en"
) -> Alliance:
    """Open an alliance.

    :param corpus: the name of a corpus that ships (:func:`shipped`), or the path of a folder, such as one that is being drafted.
    :param record: the place of the record of its acts: a file, or the address of a PostgreSQL database; ``True`` for the usual
        place. Without one, the history that the corpus ships is taken.
    :param reader: the seat for which it is opened (``"KAZ"``); the public, where none is named.
    :param language: of its words: ``en`` or ``ru``.
    :raises OpeningError: there is no such corpus or record, or it has errors: each with its file and line.

    >>> open("csto").on("2022-01-05").parties("CST").value
    ['ARM', 'BLR', 'KAZ', 'KGZ', 'RUS', 'TJK']
    """
    place = None if record is False else DEFAULT if record is True else str(record)
    found = _opened(str(corpus), place, reader, known_language(language))
    errors = tuple(one for one in found.findings if one.severity == "error")
    if found.organization is None or errors:
        raise OpeningError(errors or found.findings, language)
    return Alliance(found.organization, language, reader, (*found.findings, *found.organization.findings))


def every(*, language: str = "en") -> tuple[Alliance, ...]:
    """Open every corpus that ships, each with its history."""
    return tuple(open(name, language=language) for name in shipped())


def _opened(corpus: str, place: str | None, reader: str, language: str) -> Opened:
    with opening(corpus, place, language):
        return open_organization(corpus, record=place, reader=reader)


@contextmanager
def opening(corpus: str, place: str | None, language: str) -> Iterator[None]:
    """Say in a finding's words why a corpus or a record cannot be opened.

    :raises OpeningError: it cannot.
    """
    try:
        yield
    except CorpusMissingError as error:
        missing = str(error)
        unknown = NO_CORPUS.finding(given=missing, nearest=some_nearest(missing, shipped()), shipped=shipped())
        raise OpeningError((unknown,), language) from error
    except RecordMissingError as error:
        raise OpeningError((NO_RECORD.finding(given=str(error) or str(place)),), language) from error
    except OtherLogError as error:
        raise OpeningError((OTHER_LOG.finding(given=str(error), corpus=corpus),), language) from error
    except NotAShelfError as error:
        raise OpeningError((NO_SHELF.finding(given=str(error)),), language) from error
    except (OSError, RuntimeError) as error:
        finding = getattr(error, "finding", None)
        if not isinstance(finding, Finding):
            raise
        # A log that does not fit its checkpoint says itself what is wrong with it.
        raise OpeningError((finding,), language) from error

"""This file is about the log as files over HTTP, straight from its shelf: as C2SP's tlog-tiles publishes it, what lies beside it, and proofs.

The site itself is the prefix: ``/checkpoint``, ``/tile/…``. Any tool that reads such logs can read this one.
"""

from __future__ import annotations

import gzip

from django.http import HttpRequest, HttpResponse

from foedus.record.encoding import base64, number
from foedus.shelves.tiles.serving import published
from foedus.web.assets import FOREVER, packed
from foedus.web.house import house
from foedus.web.logged import sealed
from foedus.web.record.act import called

PLAIN = "text/plain; charset=utf-8"
OCTETS = "application/octet-stream"
SOON = "public, max-age=2"
"""How long a cache may keep what may still change: the newest checkpoint (tlog-tiles, Checkpoints: not beyond a few
seconds), and any other to which a witness may yet put its name."""


def log(request: HttpRequest) -> HttpResponse:
    """Give a file of the published log: a checkpoint, a tile, a bundle of leaves or of what lies beside them, the log's keys."""
    path, reader = request.path.removeprefix("/"), house().reader
    body = published(reader, path) if reader else None
    if body is None:
        return _nothing()
    if path.startswith("tile/"):
        # What such a path names never changes once it is there (tlog-tiles, Merkle Tree and Log entries).
        answer = packed(request, body, lambda: gzip.compress(body, 5, mtime=0), OCTETS)
        answer.headers["Cache-Control"] = FOREVER
        return answer
    # An act may yet be disclosed or destroyed, and then the bundle that it is in changes.
    return _file(body, PLAIN if path in {"checkpoint", "log.vkey"} else OCTETS, SOON)


def proof(request: HttpRequest, code: str, given: str) -> HttpResponse:  # noqa: ARG001 — the same in every language
    """Give the proof of an act's place as a file (C2SP's tlog-proof), under the checkpoint that is asked for, or the newest."""
    served = house()
    found, lies = called(served.organization, given), served.logged
    under = number(request.GET.get("under", ""))
    seal = sealed(lies.reader, lies.seal.size if under is None else under) if lies else None
    if len(found) != 1 or lies is None or seal is None or not found[0].position < seal.size <= lies.reader.size:
        return _nothing()
    at = found[0].position
    answer = _file(str(lies.proof(at, seal)), PLAIN, SOON)
    answer.headers["Content-Disposition"] = f'attachment; filename="{lies.origin}-{at}.tlog-proof"'
    return answer


def note(_request: HttpRequest, code: str, size: str) -> HttpResponse:  # noqa: ARG001 — the same in every language
    """Give the checkpoint of a size, as it was signed."""
    reader, wanted = house().reader, number(size)
    seal = sealed(reader, wanted) if reader and wanted is not None else None
    return _file(str(seal.note), PLAIN, SOON) if seal else _nothing()


def growth(_request: HttpRequest, code: str, size: str, old: str) -> HttpResponse:  # noqa: ARG001 — the same in every language
    """Prove that the log of a size begins with that of an earlier: the body with which C2SP's tlog-witness asks for a cosignature."""
    reader, earlier, later = house().reader, number(old), number(size)
    if reader is None or earlier is None or later is None or not earlier <= later <= reader.size:
        return _nothing()
    seal = sealed(reader, later)
    if seal is None:
        return _nothing()
    hashes = "".join(f"{base64(one)}\n" for one in reader.consistency(earlier, later))
    return _file(f"old {earlier}\n{hashes}\n{seal.note}", PLAIN, SOON)


def _file(body: str | bytes, kind: str, kept: str) -> HttpResponse:
    answer = HttpResponse(body, content_type=kind)
    answer.headers["Cache-Control"] = kept
    return answer


def _nothing() -> HttpResponse:
    return HttpResponse("There is no such file of a log here.\n", status=404, content_type=PLAIN)

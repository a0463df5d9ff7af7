"""This file is about the files that pages load: read once, named by their content, so that a browser may keep them for ever."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files

from django.http import Http404, HttpRequest, HttpResponse

FOREVER = "public, max-age=31536000, immutable"
_SCRIPT = "text/javascript; charset=utf-8"
_MODULES = ("bytes", "merkle", "note", "checkpoint", "proof", "memory", "check", "checking")
"""The script that checks proofs in a browser, in the order in which its modules need each other."""
_IMPORT = re.compile(rb'(?<= from "\./)[a-z]+\.js(?=")')
_SHIPPED = (
    ("foedus.css", "foedus.web", "static/foedus.css", "text/css; charset=utf-8"),
    ("mark.svg", "foedus.web", "static/mark.svg", "image/svg+xml"),
    *((f"{one}.js", "foedus.web", f"static/{one}.js", _SCRIPT) for one in _MODULES),
    ("htmx.js", "django_htmx", "static/django_htmx/htmx-2.min.js", _SCRIPT),
)


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that pages load: its address, its bytes as they are and compressed, its type."""

    address: str
    body: bytes
    compressed: bytes
    kind: str


@lru_cache(maxsize=1)
def assets() -> dict[str, Asset]:
    """Read every asset, by its plain name."""
    read: dict[str, Asset] = {}
    for name, package, path, kind in _SHIPPED:
        read[name] = _named(name, _imports_named(files(package).joinpath(path).read_bytes(), read), kind)
    return read


def _imports_named(body: bytes, read: Mapping[str, Asset]) -> bytes:
    """Let a module load the others by the names that their content gives them."""
    return _IMPORT.sub(lambda found: read[found[0].decode()].address.rpartition("/")[2].encode(), body)


def _named(name: str, body: bytes, kind: str) -> Asset:
    stem, _, ending = name.rpartition(".")
    named = f"{stem}.{sha256(body).hexdigest()[:12]}.{ending}"
    return Asset(f"/static/{named}", body, gzip.compress(body, mtime=0), kind)


def asset(request: HttpRequest, name: str) -> HttpResponse:
    """Serve one asset under the name that its content gives it."""
    found = next((one for one in assets().values() if one.address == f"/static/{name}"), None)
    if found is None:
        raise Http404(name)
    response = packed(request, found.body, lambda: found.compressed, found.kind)
    response.headers["Cache-Control"] = FOREVER
    return response


def packed(request: HttpRequest, body: bytes, compressed: Callable[[], bytes], kind: str) -> HttpResponse:
    """Answer with the compressed bytes if the browser takes them."""
    takes = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(compressed() if takes else body, content_type=kind)
    response.headers["Vary"] = "Accept-Encoding"
    if takes:
        response.headers["Content-Encoding"] = "gzip"
    return response


def mark(request: HttpRequest) -> HttpResponse:
    """Answer browsers that look for the mark at its old address."""
    found = assets()["mark.svg"]
    return packed(request, found.body, lambda: found.compressed, found.kind)

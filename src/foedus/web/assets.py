"""This file is about the files that pages load: read once, named by their content, so that a browser may keep them for ever."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files

from django.http import Http404, HttpRequest, HttpResponse

FOREVER = "public, max-age=31536000, immutable"
_SHIPPED = (
    ("foedus.css", "foedus.web", "static/foedus.css", "text/css; charset=utf-8"),
    ("mark.svg", "foedus.web", "static/mark.svg", "image/svg+xml"),
    ("htmx.js", "django_htmx", "static/django_htmx/htmx-2.min.js", "text/javascript; charset=utf-8"),
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
    return {name: _read(name, package, path, kind) for name, package, path, kind in _SHIPPED}


def _read(name: str, package: str, path: str, kind: str) -> Asset:
    body = files(package).joinpath(path).read_bytes()
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

"""This file is the peer: the same page by Django's templates and its ORM on SQLite: ``python -m benchmarks.pages.peer PORT FOLDER``.

It counts the acts, fetches the page of 50 and the choices of its filters' kinds, and fills two templates with the same markup as ours.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import django
from django.conf import settings

HERE = Path(__file__).parent
PORT, FOLDER = (int(sys.argv[1]), Path(sys.argv[2])) if len(sys.argv) > 2 else (0, Path())

settings.configure(
    DEBUG=False,
    SECRET_KEY="x" * 50,
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF="__main__",
    USE_TZ=True,
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    MIDDLEWARE=["django.middleware.security.SecurityMiddleware"],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(FOLDER / "peer.db"),
            "CONN_MAX_AGE": None,
            "OPTIONS": {"init_command": "PRAGMA journal_mode=WAL; PRAGMA cache_size=-64000"},
        }
    },
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {"loaders": [("django.template.loaders.cached.Loader", [("django.template.loaders.filesystem.Loader", [HERE])])]},
        }
    ],
)
django.setup()

from django.core.paginator import Paginator  # noqa: E402 — Django must be set up first
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection, models  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.shortcuts import render  # noqa: E402
from django.urls import path  # noqa: E402


class Act(models.Model):
    """A row: the finished sentence, and what stands beside it."""

    position: Any = models.IntegerField(db_index=True)
    address: Any = models.CharField(max_length=64)
    done: Any = models.CharField(max_length=40)
    date: Any = models.CharField(max_length=60)
    seat: Any = models.CharField(max_length=40)
    says: Any = models.TextField()
    under: Any = models.CharField(max_length=40)
    kind: Any = models.CharField(max_length=40)
    confidence: Any = models.CharField(max_length=10)

    class Meta:
        """Newest first."""

        app_label = "peer"
        ordering = ("-position",)

    def __str__(self) -> str:
        return str(self.says)


CHOICES: dict[str, tuple[tuple[str, str], ...]] = {}


def record(request: HttpRequest) -> HttpResponse:
    """Show the list."""
    page = Paginator(Act.objects.all(), 50).get_page(request.GET.get("page"))
    return render(request, "peer_record.html", {"page": page, "choices": CHOICES.items()})


urlpatterns = [path("en/record/", record)]


def _fill() -> None:
    """Store the rows that our own presenter makes, sentences finished."""
    from benchmarks.pages.record import opened  # noqa: PLC0415
    from foedus.web.address import Address  # noqa: PLC0415
    from foedus.web.house import open_house  # noqa: PLC0415
    from foedus.web.language import language  # noqa: PLC0415
    from foedus.web.record.presenter import choices  # noqa: PLC0415
    from foedus.web.record.rows import row as row_of  # noqa: PLC0415
    from foedus.web.visit import Visit  # noqa: PLC0415

    record = opened()
    assert record.organization is not None
    visit = Visit(open_house(record.organization, record.files), language("en"), Address("en"), "2026-01-01")
    CHOICES.update({name: tuple((one.value, one.label) for one in some) for name, some in choices(visit, {}).items()})
    if (FOLDER / "peer.db").exists():
        return
    with connection.schema_editor() as editor:
        editor.create_model(Act)
    made: list[Any] = []
    for entry, row in ((entry, row_of(visit, entry)) for entry in visit.entries):
        under = row.under[0].words if row.under else ""
        made.append(Act(position=row.position, address=str(row.address), done=row.done, date=row.date, seat=visit.name(entry.act.seat),
                        says=row.says, under=under, kind=entry.act.kind, confidence=row.confidence))  # fmt: skip
    Act.objects.bulk_create(made, batch_size=900)


if __name__ == "__main__":
    from benchmarks.pages.server import serve

    _fill()
    connection.close()
    serve(get_wsgi_application(), PORT)

"""This file holds the settings of Django: no database, no sessions, no sign-in, nothing kept between two requests.

The secret key signs nothing that lasts, so every process makes its own.
"""

from __future__ import annotations

import secrets

SECRET_KEY = secrets.token_urlsafe(50)
DEBUG = False
ALLOWED_HOSTS = ["*"]
"""Pages are public, read only, and carry no links made from the Host header."""

ROOT_URLCONF = "foedus.web.urls"
INSTALLED_APPS: list[str] = []
MIDDLEWARE = ["foedus.web.middleware.headers"]
TEMPLATES: list[dict[str, object]] = []
DATABASES: dict[str, dict[str, object]] = {}
USE_TZ = True
USE_I18N = False
APPEND_SLASH = False
LOGGING_CONFIG = None

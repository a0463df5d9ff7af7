"""web: pages for people, made by the server, in English and Russian; the only floor that knows Django.

Each room is a folder with a ``presenter`` (frozen values, one call through the front door) and ``views``.
"""

from foedus.web.server import serve

__all__ = ["serve"]

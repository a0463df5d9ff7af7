"""This file serves our pages for the benchmark: ``python -m benchmarks.pages.ours remembered|anew|nothing PORT FOLDER``."""

import sys

from benchmarks.pages.record import opened
from benchmarks.pages.server import serve
from foedus.web.record.rows import LINES
from foedus.web.server import application

if __name__ == "__main__":
    if sys.argv[1] == "nothing":
        LINES.size = 0
    serve(application(opened(), remembers=sys.argv[1] == "remembered"), int(sys.argv[2]))

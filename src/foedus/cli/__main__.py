"""Run the command line as ``python -m foedus.cli``."""

import sys

from foedus.cli import main

sys.exit(main())

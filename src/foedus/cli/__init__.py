"""cli: the command line: it reads words, asks through the front door, and prints what it is told."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from foedus.cli.parser import parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    :returns: 0 when done or answered, whatever the answer; 1 when something found is wrong; 2 when a
        question cannot be put or a corpus cannot be found.
    """
    given = parser().parse_args(arguments)
    try:
        status: int = given.run(given)
    except BrokenPipeError:
        # The reader (`| head`) has seen enough; what was printed is whole lines.
        sys.stderr.close()
        status = 0
    return status

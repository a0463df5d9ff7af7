"""Run every benchmark: ``python -m benchmarks``, or those that are named. Exits with 1 if an aim is missed."""

import sys
from importlib import import_module

NAMES = ("corpus", "fold", "questions", "outcome", "start", "pages", "atlas")


def main(chosen: list[str]) -> int:
    """Run the chosen benchmarks, or all."""
    met = [import_module(f"benchmarks.{name}").run() for name in chosen or NAMES]
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

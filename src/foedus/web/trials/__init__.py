"""trials: amendments before they are signed, each beside what is agreed."""

"""organs: who sits, who presides, who holds an office, how it is decided, and what was decided."""

"""corpus: what was agreed, as text and rule side by side."""

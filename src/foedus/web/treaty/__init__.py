"""treaty: instruments and articles as they stand on a date, with the rules that they make."""

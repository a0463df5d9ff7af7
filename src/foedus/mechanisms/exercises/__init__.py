"""exercises: what is planned, held, cancelled and declined together, and which operations are run."""

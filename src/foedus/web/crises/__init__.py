"""crises: who was bound to do what, what was done when and by whom, what was missing."""

"""pdf: a consolidated instrument on paper: tagged for those who listen to it (PDF/UA), with its date and its digest on every page."""

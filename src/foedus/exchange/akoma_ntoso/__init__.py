"""akoma_ntoso: instruments as legal documents in Akoma Ntoso 3.0, the OASIS standard; out with dates and languages, in as text."""

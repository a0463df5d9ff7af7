"""Other people's formats: legal documents, tables of scholars; each with its reader, its writer and its findings."""

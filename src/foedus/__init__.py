"""foedus: a collective-security organization, run from its treaty."""

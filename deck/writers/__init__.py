"""Writers: each serialises the solved deck in one format and decides nothing."""

"""rules/geography: where a place lies: codes, coordinates, seas and regions, exactly measured on coarse outlines."""

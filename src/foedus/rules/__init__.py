"""rules: how words are weighed; plain facts in, results out, exactly."""

"""rules: how votes, silence and numbers become results; plain facts in, results out, exactly counted."""

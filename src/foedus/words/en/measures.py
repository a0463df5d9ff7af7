"""words/en: the words of rules about clocks, silences, areas and scales, which a page says as the format does."""

VALUES: dict[str, str] = {"half up": "half a unit up", "half even": "half a unit to the even one"}

"""The room in which any question may be put: the same list of questions that the command line and the expectations read."""

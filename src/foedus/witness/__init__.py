"""witness: the daemon that a member runs: it cosigns a log's checkpoints, keeps a mirror and evidence, and carries acts to the host."""

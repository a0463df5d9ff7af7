"""The record beside pymerkle, aics-tlog, eventsourcing, git and the bare limits of the machine: ``python -m benchmarks.record``."""

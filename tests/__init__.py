"""The tests; a package so that `ingest` is never mistaken for `tests/ingest`."""

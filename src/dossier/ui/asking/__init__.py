"""Asking: a question, its answer as it grows, and the evidence beside it."""

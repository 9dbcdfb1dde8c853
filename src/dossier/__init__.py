"""Ask a press archive in plain words; every sentence of the answer opens the passage that backs it."""

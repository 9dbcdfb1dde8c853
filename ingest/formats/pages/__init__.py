"""Web pages: what they say of themselves, their text, and whether they are articles."""

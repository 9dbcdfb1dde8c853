"""What the readers of formats stand on: encodings, page trees, lines of PDF files, records, properties."""

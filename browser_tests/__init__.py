"""The real page with the real models, in every width and theme: `make browser`."""

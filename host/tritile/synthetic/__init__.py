"""Checkpoints with the real names, shapes and types of known models, and made-up weights."""

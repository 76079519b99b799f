"""Architectures: each file reads like its paper."""

"""The architectures, each read like its paper."""

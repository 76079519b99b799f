"""Conversations: how a model wants them written, and the command that holds one."""

"""``tritile doctor``: what this computer or board has, each line ok or with what to do."""

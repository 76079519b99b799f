"""``tritile trace``: where a pass's time goes, as events of a trace and as a picture."""

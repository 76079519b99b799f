"""What a checkpoint holds, read from its headers, as text, JSON, Markdown or HTML."""

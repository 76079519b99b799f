"""Several prompts at once: each pass over the weights serves every sequence under way."""

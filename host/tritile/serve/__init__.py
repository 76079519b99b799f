"""An HTTP server that speaks OpenAI's protocol; its clients share each pass over the weights."""

"""From a token's last hidden values to the token that follows."""

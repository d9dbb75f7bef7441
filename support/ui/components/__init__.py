"""Parts that repeat on several pages."""

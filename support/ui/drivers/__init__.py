"""The ports, driven through the pages."""

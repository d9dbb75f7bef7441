"""Environments and their components: addresses, credentials, capabilities."""

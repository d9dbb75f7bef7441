"""The API channel: requests clients and the drivers of the ports over them."""

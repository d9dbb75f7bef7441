"""The stand-in of the Biglearn API: an event store and tables of results."""

"""What will run: select, expand, order."""

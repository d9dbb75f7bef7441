"""The harness: everything between the words of a feature and the verdict."""

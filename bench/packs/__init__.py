"""The same packs of scenarios on this harness, on its peers and as bare scripts, side by side."""

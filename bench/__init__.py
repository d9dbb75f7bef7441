"""How fast the harness is: figures that anybody can take again with `bench/run`."""

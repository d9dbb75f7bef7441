"""The stand-in of the Biglearn scheduler, with the local algorithm as its worker."""

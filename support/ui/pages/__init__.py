"""Page objects, one for each route."""

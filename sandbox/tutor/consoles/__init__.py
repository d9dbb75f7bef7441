"""The consoles of the site's own people: administrators, support, content analysts, researchers."""

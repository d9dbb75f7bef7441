"""The API channel of Tutor: signed-in sessions, and the drivers of the ports over them."""

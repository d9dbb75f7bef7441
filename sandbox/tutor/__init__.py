"""The stand-in of Tutor: JSON API, and the pages of its front end."""

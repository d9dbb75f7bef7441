"""The pages of the stand-in Tutor."""

"""Files made to break a reader, each with the outcome that is right for the person who sent it."""

"""Themes, recommendations and the actions under them, from whole rows."""

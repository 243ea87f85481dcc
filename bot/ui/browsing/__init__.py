"""Browsing what was painted: the way through a gallery, and its pages."""

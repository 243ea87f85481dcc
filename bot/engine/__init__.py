"""Who runs a generation: one port, several ways."""

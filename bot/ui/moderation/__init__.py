"""What moderators see and press, and the log of it."""

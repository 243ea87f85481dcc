"""Private panels: the tray, the preferences, the state of the studio."""

"""Around a finished picture: its buttons, forms, menus, details, and its deletion."""

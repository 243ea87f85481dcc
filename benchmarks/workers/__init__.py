"""What one, two and four workers of a fleet bear, and what limits them."""

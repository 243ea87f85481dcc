"""The story of a generation, told against ports."""

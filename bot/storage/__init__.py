"""What Easel writes down: generations in SQL, pictures on disk."""

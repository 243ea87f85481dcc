"""Everything Discord shows: words, views, and the messages that carry them."""

"""What prompt rules cost: 20,000 words, and prompts of every kind held against them."""

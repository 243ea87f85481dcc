"""How soon everything is watched again after the bot was killed."""

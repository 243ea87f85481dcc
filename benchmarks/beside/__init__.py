"""Easel beside a bot of discord.py alone, in one run, as ratios."""

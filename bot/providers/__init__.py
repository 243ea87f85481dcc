"""The painting services behind `bot.ports.Provider`, and the fetcher of references."""

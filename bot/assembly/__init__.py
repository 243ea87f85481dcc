"""The parts that the bot is put together of: here, in `bot.app` and in `bot.fleet` alone concrete classes are named."""

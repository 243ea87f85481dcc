"""Some names of the small bot's commands in German and Japanese."""

import discord
from discord import app_commands

_WORDS = {
    "de": {
        "imagine": "malen",
        "Paint pictures from your words": "Male Bilder aus deinen Worten",
        "prompt": "beschreibung",
        "What the picture shows": "Was auf dem Bild zu sehen ist",
        "shape": "form",
        "square picture": "quadratisch",
        "wide picture": "breit",
        "Picture details": "Über dieses Bild",
        "Paint this avatar": "Diesen Avatar malen",
    },
    "ja": {"imagine": "描く", "Picture details": "絵の詳細"},
}


class Translations(app_commands.Translator):
    """Looks words up; what is not there stays English."""

    async def translate(
        self, string: app_commands.locale_str, locale: discord.Locale, context: app_commands.TranslationContextTypes
    ) -> str | None:
        return _WORDS.get(locale.value, {}).get(string.message)

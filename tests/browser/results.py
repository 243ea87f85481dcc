"""What a small bot shows around a picture: a result with buttons and a select, a modal with files, pages of sheets."""

from typing import TypeAlias

import discord
from discord import app_commands, ui

from tests.browser.pictures import picture

LABELS = ("Again", "Edit…", "Vary", "4K", "More")
File: TypeAlias = discord.Attachment | None


class EditModal(ui.Modal, title="Edit this picture"):
    """A text, which picture, and up to ten files."""

    def __init__(self) -> None:
        super().__init__()
        options = [discord.SelectOption(label=f"Picture {n}", value=str(n), default=n == 1) for n in (1, 2)]
        self.prompt: ui.TextInput = ui.TextInput(custom_id="prompt", style=discord.TextStyle.paragraph, default="a fox")
        self.which: ui.Select = ui.Select(custom_id="which", options=options)
        self.files: ui.FileUpload = ui.FileUpload(custom_id="files", required=False, min_values=0, max_values=10)
        self.add_item(ui.Label(text="Prompt", component=self.prompt))
        self.add_item(ui.Label(text="Which picture", component=self.which))
        self.add_item(ui.Label(text="Further references", description="Up to ten.", component=self.files))

    async def on_submit(self, interaction: discord.Interaction) -> None:
        names = ", ".join(file.filename for file in self.files.values)
        told = f"{self.prompt.value}; picture {self.which.values[0]}; {names or 'no files'}"
        await interaction.response.send_message(told, ephemeral=True)


class Result(ui.LayoutView):
    """Pictures, the five buttons, and a select that says which picture is meant."""

    def __init__(self, prompt: str, count: int, *, spoiler: bool = False, chosen: int = 1) -> None:
        super().__init__(timeout=None)
        self.prompt, self.count, self.spoiler = prompt, count, spoiler
        items = [
            discord.MediaGalleryItem(f"attachment://picture-{n}.png", description=f"{prompt} {n}", spoiler=spoiler)
            for n in range(count)
        ]
        self.add_item(ui.TextDisplay(f"**{prompt}**\n-# 2048×2048 · seed 4711 · picture {chosen} is chosen"))
        self.add_item(ui.MediaGallery(*items))
        if count > 1:
            self.add_item(ui.ActionRow(self._select(chosen)))
        self.add_item(ui.ActionRow(*(self._button(label) for label in LABELS)))

    def _select(self, chosen: int) -> ui.Select:
        options = [
            discord.SelectOption(label=f"Picture {n}", value=str(n), default=n == chosen)
            for n in range(1, self.count + 1)
        ]
        select: ui.Select = ui.Select(custom_id="which-picture", placeholder="Which picture?", options=options)

        async def callback(interaction: discord.Interaction) -> None:
            view = Result(self.prompt, self.count, spoiler=self.spoiler, chosen=int(select.values[0]))
            await interaction.response.edit_message(view=view)

        select.callback = callback
        return select

    def _button(self, label: str) -> ui.Button:
        button: ui.Button = ui.Button(label=label)

        async def callback(interaction: discord.Interaction) -> None:
            if label == "Edit…":
                await interaction.response.send_modal(EditModal())
            elif label == "More":
                assert interaction.message is not None
                await interaction.response.send_message(view=Panel(interaction.message), ephemeral=True)
            else:
                await interaction.response.defer(thinking=True)
                view = Result(f"{label}: {self.prompt}", 1)
                await interaction.edit_original_response(view=view, attachments=[picture(0)])

        button.callback = callback
        return button


class Panel(ui.LayoutView):
    """What "More" opens: a sheet of facts, a way to delete, a link."""

    def __init__(self, message: discord.Message) -> None:
        super().__init__(timeout=None)
        self.message = message
        facts = ui.TextDisplay("### Details\n**Seed** `4711`\n**Size** 2048×2048")
        thumbnail = ui.Thumbnail(message.attachments[0].url, description="the picture")
        self.add_item(ui.Section(facts, accessory=thumbnail))
        delete: ui.Button = ui.Button(label="Delete", style=discord.ButtonStyle.danger)
        delete.callback = self._delete
        self.add_item(ui.ActionRow(delete, ui.Button(label="Original", url="https://example.org/original")))

    async def _delete(self, interaction: discord.Interaction) -> None:
        await self.message.delete()
        await interaction.response.edit_message(view=Said("Deleted."))


class Said(ui.LayoutView):
    """A sentence."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.add_item(ui.TextDisplay(words))


class Pages(ui.LayoutView):
    """A private gallery of `LAST` pages; each swaps one contact sheet."""

    LAST = 3

    def __init__(self, number: int = 1) -> None:
        super().__init__(timeout=None)
        self.number = number
        sheet = discord.MediaGalleryItem(f"attachment://picture-{number}.png", description=f"Sheet {number}")
        self.add_item(ui.TextDisplay(f"### Your pictures\nPage {number} of {self.LAST}"))
        self.add_item(ui.MediaGallery(sheet))
        self.add_item(ui.ActionRow(self._turn("Newer", -1), self._turn("Older", 1)))

    def _turn(self, label: str, step: int) -> ui.Button:
        wanted = self.number + step
        button: ui.Button = ui.Button(label=label, disabled=not 1 <= wanted <= self.LAST)

        async def callback(interaction: discord.Interaction) -> None:
            sheet = picture(wanted, size=(960, 640))
            await interaction.response.edit_message(view=Pages(wanted), attachments=[sheet])

        button.callback = callback
        return button


@app_commands.command(name="result", description="Show a finished picture")
async def result(interaction: discord.Interaction, prompt: str, pictures: int = 1, spoiler: bool = False) -> None:
    view = Result(prompt, pictures, spoiler=spoiler)
    await interaction.response.send_message(view=view, files=[picture(n) for n in range(pictures)])


@app_commands.command(name="pages", description="Browse your pictures")
async def pages(interaction: discord.Interaction) -> None:
    await interaction.response.send_message(view=Pages(), file=picture(1, size=(960, 640)), ephemeral=True)


@app_commands.command(name="blend", description="Blend pictures in order")
async def blend(  # noqa: PLR0917 - discord.py reads the options of a command from its parameters
    interaction: discord.Interaction,
    prompt: str,
    image1: discord.Attachment,
    image2: File = None,
    image3: File = None,
    image4: File = None,
    image5: File = None,
    image6: File = None,
    image7: File = None,
    image8: File = None,
    image9: File = None,
    image10: File = None,
) -> None:
    given = [interaction.namespace[f"image{n}"] for n in range(1, 11) if f"image{n}" in interaction.namespace]
    await interaction.response.send_message(f"{prompt}: " + " ".join(file.filename for file in given))

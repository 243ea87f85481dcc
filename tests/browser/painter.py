"""A small discord.py bot with one of everything that the page has to show; no bot of the product."""

import asyncio
import io

import discord
from discord import app_commands, ui

from tests.browser import results
from tests.browser.pictures import picture
from tests.browser.translations import Translations

SIZES = ("1K", "2K", "4K")


class Question(ui.Modal, title="Edit the prompt"):
    """A modal with a text that has limits and a choice."""

    def __init__(self) -> None:
        super().__init__()
        options = [discord.SelectOption(label=shape, value=shape) for shape in ("wide", "tall")]
        self.prompt: ui.TextInput = ui.TextInput(custom_id="prompt", min_length=3, max_length=100)
        self.shape: ui.Select = ui.Select(custom_id="shape", options=options)
        self.add_item(ui.Label(text="Prompt", description="What to paint", component=self.prompt))
        self.add_item(ui.Label(text="Shape", component=self.shape))

    async def on_submit(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_message(f"{self.prompt.value} as {self.shape.values[0]}")


class Panel(ui.View):
    """Buttons of every kind and a select."""

    def __init__(self) -> None:
        super().__init__(timeout=None)
        self.add_item(ui.Button(label="Manual", url="https://example.org/manual"))

    @ui.button(label="Again", custom_id="again", style=discord.ButtonStyle.primary)
    async def again(self, interaction: discord.Interaction, _: ui.Button) -> None:
        await interaction.response.edit_message(content="pressed")

    @ui.button(label="Ask", custom_id="ask", style=discord.ButtonStyle.success)
    async def ask(self, interaction: discord.Interaction, _: ui.Button) -> None:
        await interaction.response.send_modal(Question())

    @ui.button(label="Quiet", custom_id="quiet", style=discord.ButtonStyle.danger)
    async def quiet(self, interaction: discord.Interaction, _: ui.Button) -> None:
        """Let the 3 seconds pass."""

    @ui.button(label="Off", custom_id="off", disabled=True)
    async def off(self, interaction: discord.Interaction, _: ui.Button) -> None:
        raise AssertionError("a disabled button was pressed")

    @ui.select(
        custom_id="pick",
        placeholder="Pick a colour",
        options=[discord.SelectOption(label=c, value=c) for c in ("red", "blue")],
    )
    async def pick(self, interaction: discord.Interaction, select: ui.Select) -> None:
        await interaction.response.edit_message(content=f"picked {select.values[0]}")


class Places(ui.LayoutView):
    """A select of each kind that lists the server, each of which may be left empty, and a file behind a spoiler."""

    def __init__(self) -> None:
        super().__init__(timeout=None)
        self.said: ui.TextDisplay = ui.TextDisplay("nothing")
        self.add_item(self.said)
        self._offer(ui.ChannelSelect(placeholder="One channel", min_values=0, max_values=1))
        self._offer(ui.RoleSelect(placeholder="Two roles", min_values=0, max_values=2))
        self._offer(ui.UserSelect(placeholder="A member", min_values=0))
        self._offer(ui.MentionableSelect(placeholder="Anybody", min_values=0))
        self.add_item(ui.File("attachment://names.csv", spoiler=True))

    def _offer(self, select: ui.ChannelSelect | ui.RoleSelect | ui.UserSelect | ui.MentionableSelect) -> None:
        async def callback(interaction: discord.Interaction) -> None:
            self.said.content = ", ".join(str(each) for each in select.values) or "nothing"
            await interaction.response.edit_message(view=self)

        select.callback = callback
        self.add_item(ui.ActionRow(select))


def painting(prompt: str, count: int) -> ui.LayoutView:
    """A Components V2 message: the prompt, a gallery, a button."""
    items = [
        discord.MediaGalleryItem(f"attachment://picture-{n}.png", description=f"alt text {n}") for n in range(count)
    ]
    row: ui.ActionRow = ui.ActionRow(ui.Button(label="More", custom_id="more", disabled=True))
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.Container(ui.TextDisplay(prompt), ui.MediaGallery(*items), row, accent_color=0x5763DE))
    return view


class Painter(discord.Client):
    """`gate` holds a painting back between its progress and its end; `received` lists the files that came."""

    def __init__(self) -> None:
        super().__init__(intents=discord.Intents(guilds=True), guild_ready_timeout=0.02)
        self.tree = app_commands.CommandTree(self)
        self.gate = asyncio.Event()
        self.gate.set()
        self.received: list[str] = []
        self.commands = 0
        self._register()

    async def setup_hook(self) -> None:
        self.add_view(Panel())
        await self.tree.set_translator(Translations())
        await self.tree.sync()

    async def paint(self, interaction: discord.Interaction, prompt: str, count: int) -> None:
        """Defer, show progress, wait at the gate, then show the pictures."""
        await interaction.response.defer()
        await interaction.edit_original_response(content="Painting: 1 of 2", attachments=[picture(9)])
        await self.gate.wait()
        files = [picture(n) for n in range(count)]
        await interaction.edit_original_response(content=None, attachments=files, view=painting(prompt, count))

    def _register(self) -> None:
        self.tree.add_command(_imagine(self))
        self.tree.add_command(_say)
        self.tree.add_command(_quiet)
        self.tree.add_command(_buttons)
        self.tree.add_command(_places)
        self.tree.add_command(_studio())
        self.tree.add_command(_details)
        self.tree.add_command(_avatar)
        for command in (results.result, results.pages, results.blend):
            self.tree.add_command(command)


def _imagine(painter: Painter) -> app_commands.Command:
    @app_commands.command(name="imagine", description="Paint pictures from your words")
    @app_commands.describe(prompt="What the picture shows", shape="The outline", pictures="How many", size="Pixels")
    @app_commands.choices(shape=[app_commands.Choice(name=f"{s} picture", value=s) for s in ("square", "wide", "tall")])
    async def imagine(  # noqa: PLR0917 - discord.py reads the options of a command from its parameters
        interaction: discord.Interaction,
        prompt: app_commands.Range[str, 1, 200],
        shape: str = "square",
        pictures: app_commands.Range[int, 1, 10] = 1,
        size: str = "2K",
        image1: discord.Attachment | None = None,
        image2: discord.Attachment | None = None,
        private: bool = False,
    ) -> None:
        painter.commands += 1
        painter.received += [each.filename for each in (image1, image2) if each]
        if private:
            await interaction.response.send_message(f"{prompt}: a secret {shape} of {size}", ephemeral=True)
        else:
            await painter.paint(interaction, f"{prompt}, {shape}, {size}", pictures)

    @imagine.autocomplete("size")
    async def sizes(_: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=f"{s} pixels", value=s) for s in SIZES if s.startswith(current)]

    return imagine


@app_commands.command(name="say", description="Say it")
async def _say(interaction: discord.Interaction, text: str) -> None:
    await interaction.response.send_message(text)


@app_commands.command(name="quiet", description="Never answer")
async def _quiet(interaction: discord.Interaction) -> None:
    """Let the 3 seconds pass."""


@app_commands.command(name="buttons", description="Show buttons")
async def _buttons(interaction: discord.Interaction) -> None:
    await interaction.response.send_message("not pressed", view=Panel())


@app_commands.command(name="places", description="Choose from the server")
async def _places(interaction: discord.Interaction) -> None:
    names = discord.File(io.BytesIO(b"name\nAda\n"), "names.csv")
    await interaction.response.send_message(view=Places(), file=names)


def _studio() -> app_commands.Group:
    rights = discord.Permissions(manage_guild=True)
    group = app_commands.Group(name="studio", description="Settings", default_permissions=rights)

    @group.command(name="setup", description="Set it up")
    async def setup(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("set up", ephemeral=True)

    return group


@app_commands.context_menu(name="Picture details")
async def _details(interaction: discord.Interaction, message: discord.Message) -> None:
    await interaction.response.send_message(f"details of {message.content}", ephemeral=True)


@app_commands.context_menu(name="Paint this avatar")
async def _avatar(interaction: discord.Interaction, user: discord.User) -> None:
    await interaction.response.send_message(f"an avatar of {user.name}", ephemeral=True)

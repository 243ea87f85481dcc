"""A small discord.py bot and what the tests send with it; no bot of the product."""

import asyncio
import contextlib
import io
import time
from collections.abc import AsyncIterator, Callable
from typing import TypeAlias

import discord
from discord import app_commands, ui

from playground.fake_discord import FakeDiscord

File: TypeAlias = discord.Attachment | None
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x40\0\0\0\x30\x08\x02\0\0\0" + b"\0" * 64


class JumpingClock:
    """Real time plus what a test jumped."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def time(self) -> float:
        return time.time() + self.ahead

    def jump(self, seconds: float) -> None:
        self.ahead += seconds


class Question(ui.Modal, title="Edit the prompt"):
    """A modal with a text, a choice and a file."""

    def __init__(self) -> None:
        super().__init__()
        shapes = [discord.SelectOption(label=shape, value=shape) for shape in ("wide", "tall")]
        self.prompt: ui.TextInput = ui.TextInput(custom_id="prompt", max_length=100)
        self.shape: ui.Select = ui.Select(custom_id="shape", options=shapes)
        self.picture: ui.FileUpload = ui.FileUpload(custom_id="picture", required=False, min_values=0)
        for text, item in (("Prompt", self.prompt), ("Shape", self.shape), ("Picture", self.picture)):
            self.add_item(ui.Label(text=text, component=item))

    async def on_submit(self, interaction: discord.Interaction) -> None:
        files = [attachment.filename for attachment in self.picture.values]
        await interaction.response.send_message(f"{self.prompt.value} / {self.shape.values} / {files}", ephemeral=True)


class Panel(ui.View):
    """Buttons and a select of every kind the tests need."""

    def __init__(self) -> None:
        super().__init__(timeout=None)

    @ui.button(label="Again", custom_id="again")
    async def again(self, interaction: discord.Interaction, _: ui.Button) -> None:
        await interaction.response.edit_message(content="pressed")

    @ui.button(label="Off", custom_id="off", disabled=True)
    async def off(self, interaction: discord.Interaction, _: ui.Button) -> None:
        raise AssertionError("a disabled button was pressed")

    @ui.button(label="Ask", custom_id="ask")
    async def ask(self, interaction: discord.Interaction, _: ui.Button) -> None:
        await interaction.response.send_modal(Question())

    @ui.select(custom_id="pick", options=[discord.SelectOption(label=c, value=c) for c in "abc"])
    async def pick(self, interaction: discord.Interaction, select: ui.Select) -> None:
        await interaction.response.defer()
        await interaction.edit_original_response(content=f"picked {select.values[0]}")


def gallery(text: str, *names: str) -> ui.LayoutView:
    """A Components V2 message with the named files as a gallery."""
    view = ui.LayoutView()
    items = [discord.MediaGalleryItem(f"attachment://{name}", description=f"alt of {name}") for name in names]
    view.add_item(ui.Container(ui.TextDisplay(text), ui.MediaGallery(*items)))
    return view


def picture(name: str = "a.png", description: str = "alt") -> discord.File:
    """A tiny file with a PNG header of 64x48."""
    return discord.File(io.BytesIO(PNG), name, description=description)


class TinyBot(discord.Client):
    """discord.py alone; a test puts its own code behind /do, the message menu, and every component and modal."""

    def __init__(self) -> None:
        super().__init__(intents=discord.Intents(guilds=True), guild_ready_timeout=0.02)
        self.tree = app_commands.CommandTree(self)
        self.handler: Callable | None = None
        self.about: Callable | None = None
        self.component: Callable | None = None
        self.seen: list[discord.Interaction] = []
        self.resumed = asyncio.Event()
        self.errors: list[BaseException] = []
        self.tree.on_error = self._on_error
        self._register()

    async def _on_error(self, _: discord.Interaction, error: app_commands.AppCommandError) -> None:
        self.errors.append(getattr(error, "original", error))

    async def on_resumed(self) -> None:
        self.resumed.set()

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        self.seen.append(interaction)
        if self.component and interaction.type.value in (3, 5):
            await self.component(interaction)

    async def setup_hook(self) -> None:
        self.add_view(Panel())
        await self.tree.sync()

    def _register(self) -> None:
        @self.tree.command(name="do", description="Whatever the test wants.")
        @app_commands.describe(text="A text", count="A number", file="A file")
        async def do(
            interaction: discord.Interaction,
            text: app_commands.Range[str, 1, 50],
            count: app_commands.Range[int, 1, 15] = 1,
            loud: bool = False,
            file: discord.Attachment | None = None,
            size: str = "",
        ) -> None:
            assert self.handler is not None
            await self.handler(interaction)

        @do.autocomplete("size")
        async def sizes(_: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
            return [app_commands.Choice(name=f"{current}{n}K", value=f"{n}K") for n in (1, 2, 4)]

        self.tree.add_command(_blend(self))
        group = app_commands.Group(
            name="studio", description="Settings.", default_permissions=discord.Permissions(manage_guild=True)
        )

        @group.command(name="setup", description="Set it up.")
        async def setup(interaction: discord.Interaction) -> None:
            await interaction.response.send_message("set up")

        self.tree.add_command(group)

        @self.tree.context_menu(name="Details")
        async def details(interaction: discord.Interaction, message: discord.Message) -> None:
            if self.about is not None:
                await self.about(interaction, message)
            else:
                await interaction.response.send_message(f"about {message.content}", ephemeral=True)

        @self.tree.context_menu(name="Paint")
        async def paint(interaction: discord.Interaction, user: discord.User) -> None:
            await interaction.response.send_message(user.display_avatar.url, ephemeral=True)


def _blend(bot: TinyBot) -> app_commands.Command:
    """A command with ten files."""

    @app_commands.command(name="blend", description="Blend pictures.")
    async def blend(  # noqa: PLR0917 - discord.py reads the options of a command from its parameters
        interaction: discord.Interaction,
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
        assert bot.handler is not None
        await bot.handler(interaction)

    return blend


@contextlib.asynccontextmanager
async def connected(server: FakeDiscord) -> AsyncIterator[TinyBot]:
    """A TinyBot that is ready in `server`; closed at the end."""
    bot = TinyBot()
    async with bot:
        await bot.login(server.token)
        running = asyncio.create_task(bot.connect())
        await bot.wait_until_ready()
        yield bot
        await bot.close()
        await running

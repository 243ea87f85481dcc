"""What a person does on the page, in words; looks things up by role and name as they would."""

import base64
from dataclasses import dataclass
from typing import Self

from playwright.async_api import Locator, Page, expect

_DROP = """([name, type, data]) => {
  const bytes = Uint8Array.from(atob(data), (each) => each.charCodeAt(0));
  const transfer = new DataTransfer();
  transfer.items.add(new File([bytes], name, { type }));
  for (const kind of ["dragenter", "dragover", "drop"])
    document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true }));
}"""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody in front of the page."""

    page: Page
    url: str

    async def open(self) -> None:
        await self.page.goto(self.url)
        await expect(self.composer).to_be_visible()

    @property
    def composer(self) -> Locator:
        return self.page.get_by_role("combobox", name="Message #")

    @property
    def adder(self) -> Locator:
        return self.page.get_by_role("combobox", name="Add an option")

    @property
    def messages(self) -> Locator:
        return self.page.get_by_role("log").get_by_role("article")

    @property
    def last(self) -> Locator:
        return self.messages.last

    def option(self, name: str) -> Locator:
        """The control of an option in the command bar."""
        return self.page.locator(f'.chip[data-option="{name}"]').get_by_label(name, exact=True)

    async def type(self, text: str) -> None:
        await self.page.keyboard.type(text)

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.page.keyboard.press(key)

    async def send(self, line: str) -> None:
        """A whole command typed as one line, then Enter."""
        await self.commands_known()
        await self.composer.fill(f"{line} ")
        await expect(self.page.get_by_role("group", name=line.split(maxsplit=1)[0])).to_be_visible()
        await self.press("Enter")
        await expect(self.composer).to_be_visible()

    async def commands_known(self, timeout: float | None = None) -> None:  # noqa: ASYNC109 - playwright waits
        """Wait until the bot's commands have come."""
        examples = self.page.get_by_role("group", name="Examples").get_by_role("button")
        await expect(examples.first).to_be_enabled(timeout=timeout)

    async def this(self) -> Locator:
        """The message that is the last one now, told apart from those that follow it."""
        identity = await self.last.get_attribute("data-message-id")
        return self.page.locator(f'article[data-message-id="{identity}"]')

    async def speak_as(self, name: str) -> None:
        await self.page.get_by_role("button", name="You speak as").click()
        await self.page.get_by_role("menuitemradio", name=name).click()
        await expect(self.page.get_by_role("button", name=f"You speak as {name}")).to_be_visible()

    async def go(self, channel: str) -> None:
        """Turn to another channel of the list."""
        channels = self.page.get_by_role("navigation", name="Channels")
        await channels.locator(f'button.channel[data-channel="{channel}"]').click()
        await expect(self.page.get_by_role("heading", name=f"Welcome to #{channel}!")).to_have_count(1)

    async def beside(self, name: str, channel: str = "studio") -> Self:
        """Somebody else at a page of their own, in that channel."""
        other = type(self)(await self.page.context.new_page(), self.url)
        await other.open()
        await other.speak_as(name)
        await other.go(channel)
        return other

    async def drop(self, name: str, kind: str, data: bytes) -> None:
        """Drop a file anywhere on the page."""
        await self.page.evaluate(_DROP, [name, kind, base64.b64encode(data).decode()])

"""Owns every setting, its default and its check; read in `app` and `cli` alone, and knows no service."""

import re
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from yarl import URL

from bot import errors
from bot.domain.request import PICTURES_MOST
from bot.domain.size import Quality
from bot.providers.hosts import Hosts as AllowList

PREFIX = "EASEL_"
Hosts = Annotated[tuple[str, ...], NoDecode]
Ids = Annotated[tuple[int, ...], NoDecode]
Price = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Prices = Annotated[dict[Quality, Price], NoDecode]


class Settings(BaseSettings):
    """Environment variables with the prefix `EASEL_`, then `.env`, then files of the secrets directory."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        extra="ignore",
        frozen=True,
        env_ignore_empty=True,
        hide_input_in_errors=True,
    )

    #: The bot's token, from Discord's developer portal.
    discord_token: SecretStr = SecretStr("")
    #: Discord's REST address.
    discord_api_url: str = "https://discord.com/api/v10"
    #: Discord's gateway; empty for the library's own.
    discord_gateway_url: str = ""
    #: Hosts from which attached references are fetched.
    discord_cdn_hosts: Hosts = ("cdn.discordapp.com", "media.discordapp.net")

    #: Ids of the Discord users who run the bot itself: they ban everywhere and see the operator's figures.
    operators: Ids = ()

    #: The API key of GMI Cloud.
    gmi_api_key: SecretStr = SecretStr("")
    #: GMI Cloud's address, without a path.
    gmi_base_url: str = "https://console.gmicloud.ai"
    #: The model's name at GMI Cloud.
    gmi_model: str = "seedream-4-0-250828"
    #: Hosts from which finished pictures are fetched.
    gmi_result_hosts: Hosts = ("storage.googleapis.com",)
    #: Price of one picture in US dollars, for budgets.
    gmi_picture_price_usd: float = Field(default=0.03, ge=0, allow_inf_nan=False)
    #: Prices of single qualities where they differ, such as `4K=0.06`, in US dollars.
    gmi_quality_prices_usd: Prices = {}

    #: The API key of Segmind.
    segmind_api_key: SecretStr = SecretStr("")
    #: Segmind's address, without a path.
    segmind_base_url: str = "https://api.segmind.com"
    #: Which of Segmind's interfaces is spoken: the one that answers with the picture, or the queue.
    segmind_api: Literal["v1", "v2"] = "v1"
    #: Hosts from which finished pictures are fetched.
    segmind_result_hosts: Hosts = ("images.segmind.com",)
    #: Most references in one render at Segmind, which advises three.
    segmind_references: int = Field(default=3, ge=1, le=10)
    #: Price of one picture in US dollars, for budgets.
    segmind_picture_price_usd: float = Field(default=0.03, ge=0, allow_inf_nan=False)
    #: Prices of single qualities where they differ, such as `4K=0.06`, in US dollars.
    segmind_quality_prices_usd: Prices = {}

    #: Requests a minute that GMI Cloud gets from all processes together; 0 for no limit.
    gmi_requests_per_minute: float = Field(default=0, ge=0, allow_inf_nan=False)
    #: Requests a minute that Segmind gets from all processes together; 0 for no limit.
    segmind_requests_per_minute: float = Field(default=0, ge=0, allow_inf_nan=False)
    #: Providers in order of preference.
    providers: Annotated[tuple[Literal["gmi", "segmind"], ...], NoDecode] = ("gmi",)
    #: Credits left at a provider below which the operator is warned.
    credits_warning: Decimal = Field(default=Decimal(1), ge=0, allow_inf_nan=False)
    #: When references are laid on the provider's own storage: only when it cannot read them, always, or never.
    rehost_references: Literal["auto", "always", "never"] = "auto"

    #: Where generations are stored; by default `easel.sqlite` under the data directory.
    database_url: SecretStr = SecretStr("")
    #: Where the database and the pictures live.
    data_dir: Path = Path("data")
    #: Days for which originals are kept; 0 for ever.
    retention_days: float = Field(default=30, ge=0, allow_inf_nan=False)
    #: How log lines look.
    log_format: Literal["console", "json"] = "console"
    #: The least serious log lines that are written.
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    #: The port at which metrics and health are served; 0 for none.
    metrics_port: int = Field(default=0, ge=0, le=65_535)
    #: The address at which they are served.
    metrics_host: str = "127.0.0.1"

    #: Numbers of the shards that this gateway holds, from 0; empty for all.
    shard_ids: Annotated[tuple[int, ...], NoDecode] = ()
    #: The number of all shards together; 0 for as many as Discord advises.
    shard_count: int = Field(default=0, ge=0, validate_default=True)
    #: Generations that one worker of a fleet runs at once.
    worker_generations: int = Field(default=1000, ge=1)
    #: Seconds between two signs of life of a process of a fleet, the same for all of them.
    heartbeat_seconds: float = Field(default=3, gt=0, allow_inf_nan=False)

    #: Pictures a member may ask for in 24 hours; 0 for no limit.
    daily_pictures: int = Field(default=50, ge=0)
    #: Generations of a member that run at once.
    concurrent_generations: int = Field(default=2, ge=1)
    #: Generations of a member that may stand in line behind those before a refusal.
    waiting_generations: int = Field(default=5, ge=0)
    #: Seconds between two requests of a member.
    cooldown_seconds: float = Field(default=0, ge=0, allow_inf_nan=False)
    #: Whether pictures are looked at before anybody sees them, where the extra `vision` is installed.
    picture_rules: bool = True
    #: Pictures of the whole bot in any 24 hours; 0 for no limit.
    global_daily_pictures: int = Field(default=0, ge=0)
    #: The largest quality that anybody may ask for, whatever a server allows: 1K, 2K or 4K.
    largest_quality: Quality = Quality.K4
    #: Pictures of one request at most, whatever a server allows.
    most_pictures: int = Field(default=PICTURES_MOST, ge=1, le=PICTURES_MOST)
    #: Whether anybody may ask for a series.
    series: bool = True
    #: Whether anybody may paint from pictures.
    edits: bool = True
    #: US dollars that the whole bot may spend in a month (UTC); 0 for no limit.
    global_monthly_budget_usd: float = Field(default=0, ge=0, allow_inf_nan=False)
    #: Seconds from the turn of a generation after which it is given up.
    generation_deadline_seconds: float = Field(default=1800, gt=0, allow_inf_nan=False)
    #: Seconds that a render may stay in a provider's queue before it is given up.
    queued_deadline_seconds: float = Field(default=600, gt=0, allow_inf_nan=False)

    @field_validator(
        "discord_cdn_hosts",
        "gmi_result_hosts",
        "segmind_result_hosts",
        "providers",
        "shard_ids",
        "operators",
        mode="before",
    )
    @classmethod
    def _comma_separated(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        return value

    @field_validator("gmi_quality_prices_usd", "segmind_quality_prices_usd", mode="before")
    @classmethod
    def _by_quality(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        pairs = [part.partition("=") for part in value.split(",") if part.strip()]
        if len({name.strip().upper() for name, _, _ in pairs}) < len(pairs):
            raise ValueError("name each quality once")
        return {name.strip().upper(): price.strip() for name, _, price in pairs}

    @field_validator("discord_api_url", "discord_gateway_url", "gmi_base_url", "segmind_base_url")
    @classmethod
    def _an_address(cls, value: str) -> str:
        if value and (URL(value).scheme not in ("http", "https", "ws", "wss") or not URL(value).host):
            raise ValueError("it has to be an address such as https://example.org")
        return value

    @field_validator("discord_cdn_hosts", "gmi_result_hosts", "segmind_result_hosts")
    @classmethod
    def _hosts(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        try:
            AllowList(value)
        except errors.SettingsError as error:
            raise ValueError(error.detail) from error
        return value

    @field_validator("providers")
    @classmethod
    def _at_least_one(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if not value:
            raise ValueError("name at least one provider")
        if len(set(value)) < len(value):
            raise ValueError("name each provider once")
        return value

    @field_validator("shard_count")
    @classmethod
    def _with_all_shards(cls, value: int, info: ValidationInfo) -> int:
        held = info.data.get("shard_ids", ())
        if held and not all(0 <= each < value for each in held):
            raise ValueError("it has to be above every number in EASEL_SHARD_IDS")
        return value

    @property
    def database(self) -> str:
        return self.database_url.get_secret_value() or f"sqlite:///{self.data_dir / 'easel.sqlite'}"

    @property
    def secrets(self) -> tuple[str, ...]:
        """All that must never be told: tokens, keys, and the database's password as it is written."""
        keys = (self.discord_token, self.gmi_api_key, self.segmind_api_key)
        password = re.search(r"//[^/@]*?:([^/]*)@", self.database)
        return (*(each.get_secret_value() for each in keys), *([password[1]] if password else []))


def load(secrets_dir: Path | None = None) -> Settings:
    """Read all settings; raises `SettingsError` with one sentence naming the first wrong or missing one."""
    if secrets_dir is not None and not secrets_dir.is_dir():
        raise errors.SettingsError(f"The secrets directory {secrets_dir} is not there, or not a directory.")
    try:
        settings = Settings(_secrets_dir=secrets_dir)  # pyright: ignore[reportCallIssue]  # BaseSettings takes it
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        name = f"{PREFIX}{first['loc'][0]}".upper()
        raise errors.SettingsError(f"The setting {name} is wrong: {first['msg']}.") from None
    for name, secret, use in _required(settings):
        if not secret.get_secret_value().strip():
            raise errors.SettingsError(f"The setting {name} is missing: {use}.")
    return settings


def _required(settings: Settings) -> list[tuple[str, SecretStr, str]]:
    needed = [("EASEL_DISCORD_TOKEN", settings.discord_token, "the bot's token from Discord's developer portal")]
    if "gmi" in settings.providers:
        needed.append(
            ("EASEL_GMI_API_KEY", settings.gmi_api_key, "the API key of GMI Cloud, because GMI is a provider")
        )
    if "segmind" in settings.providers:
        needed.append(
            ("EASEL_SEGMIND_API_KEY", settings.segmind_api_key, "the API key of Segmind, because Segmind is a provider")
        )
    return needed

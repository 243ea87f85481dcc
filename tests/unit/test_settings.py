"""Settings: every wrong or missing one is one sentence naming it, and no secret is ever shown."""

import os
from pathlib import Path

import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot import errors, settings
from bot.app import assembled
from bot.assembly.limits import ceiling_of, limits_of
from bot.domain.policy import SILENT, Rule
from bot.domain.size import Quality
from bot.settings import Settings

TOKEN, KEY, PASSWORD = "token.SECRET-1", "key.SECRET-2", "SECRET-3"


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An empty directory, and an environment with the two required settings alone."""
    for name in os.environ:
        if name.upper().startswith("EASEL_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EASEL_DISCORD_TOKEN", TOKEN)
    monkeypatch.setenv("EASEL_GMI_API_KEY", KEY)


def test_two_settings_are_enough() -> None:
    """The rest has defaults that reach the real services, at the model's real price."""
    chosen = settings.load()
    assert chosen.discord_token.get_secret_value() == TOKEN
    assert chosen.gmi_api_key.get_secret_value() == KEY
    assert chosen.discord_api_url == "https://discord.com/api/v10"
    assert chosen.gmi_base_url == "https://console.gmicloud.ai"
    assert chosen.gmi_result_hosts == ("storage.googleapis.com",)
    assert chosen.providers == ("gmi",)
    assert chosen.database == "sqlite:///data/easel.sqlite"


@pytest.mark.parametrize("name", ["EASEL_DISCORD_TOKEN", "EASEL_GMI_API_KEY"])
@pytest.mark.parametrize("value", [None, "", "   "])
def test_a_missing_secret_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str | None) -> None:
    """Not there, empty or blank: one sentence, and where to get it."""
    if value is None:
        monkeypatch.delenv(name)
    else:
        monkeypatch.setenv(name, value)
    with pytest.raises(errors.SettingsError) as refused:
        settings.load()
    assert name in refused.value.detail
    assert "missing" in refused.value.detail
    assert "\n" not in refused.value.detail


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PROVIDERS", "gmi,elsewhere"),
        ("PROVIDERS", ","),
        ("REHOST_REFERENCES", "sometimes"),
        ("LOG_FORMAT", "xml"),
        ("LOG_LEVEL", "loud"),
        ("DAILY_PICTURES", "many"),
        ("DAILY_PICTURES", "-1"),
        ("DAILY_PICTURES", "1.5"),
        ("CONCURRENT_GENERATIONS", "0"),
        ("WAITING_GENERATIONS", "-1"),
        ("COOLDOWN_SECONDS", "-0.1"),
        ("COOLDOWN_SECONDS", "nan"),
        ("COOLDOWN_SECONDS", "inf"),
        ("GLOBAL_MONTHLY_BUDGET_USD", "-1"),
        ("GLOBAL_MONTHLY_BUDGET_USD", "inf"),
        ("GMI_PICTURE_PRICE_USD", "free"),
        ("GMI_PICTURE_PRICE_USD", "inf"),
        ("GENERATION_DEADLINE_SECONDS", "0"),
        ("GENERATION_DEADLINE_SECONDS", "nan"),
        ("QUEUED_DEADLINE_SECONDS", "-5"),
        ("DISCORD_API_URL", "nonsense"),
        ("DISCORD_GATEWAY_URL", "nonsense"),
        ("GMI_BASE_URL", "nonsense"),
        ("GMI_RESULT_HOSTS", "two words"),
        ("GMI_RESULT_HOSTS", "https://host/path"),
        ("DISCORD_CDN_HOSTS", "ftp://host"),
        ("DATABASE_URL", "mysql://user@host/db"),
    ],
)
async def test_a_wrong_setting_is_one_sentence_naming_it(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    """Found when the settings are read, or at the latest when the bot is assembled; nothing is connected before."""
    # The assembly aims the library at another Discord, for good.
    monkeypatch.setattr(Route, "BASE", Route.BASE)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", DiscordWebSocket.DEFAULT_GATEWAY)
    monkeypatch.setenv(f"EASEL_{name}", value)
    with pytest.raises(errors.SettingsError) as refused:
        async with assembled(settings.load()):
            pass
    sentence = refused.value.detail
    assert f"EASEL_{name}" in sentence
    assert "\n" not in sentence
    assert len(sentence) <= 300


def test_a_secret_in_the_wrong_place_is_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    """A token pasted into a number's line."""
    monkeypatch.setenv("EASEL_DAILY_PICTURES", TOKEN)
    with pytest.raises(errors.SettingsError) as refused:
        settings.load()
    assert TOKEN not in refused.value.detail
    assert TOKEN not in str(refused.value.__context__)


def test_secrets_are_in_no_representation(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither token nor key, nor the password inside a database's address."""
    monkeypatch.setenv("EASEL_DATABASE_URL", f"postgresql://easel:{PASSWORD}@localhost/easel")
    chosen = settings.load()
    for shown in (repr(chosen), str(chosen), repr(chosen.model_dump()), chosen.model_dump_json(), f"{chosen}"):
        assert TOKEN not in shown
        assert KEY not in shown
        assert PASSWORD not in shown


@pytest.mark.parametrize(
    ("value", "hosts"),
    [
        ("a.example", ("a.example",)),
        ("a.example, http://127.0.0.1:9000 ,,b.example", ("a.example", "http://127.0.0.1:9000", "b.example")),
    ],
)
def test_hosts_are_separated_by_commas(monkeypatch: pytest.MonkeyPatch, value: str, hosts: tuple[str, ...]) -> None:
    """White space and empty places do not matter."""
    monkeypatch.setenv("EASEL_GMI_RESULT_HOSTS", value)
    monkeypatch.setenv("EASEL_DISCORD_CDN_HOSTS", value)
    chosen = settings.load()
    assert chosen.gmi_result_hosts == chosen.discord_cdn_hosts == hosts


def test_the_environment_wins_over_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """`.env` in the current directory fills what is not set; unknown lines do not matter."""
    (tmp_path / ".env").write_text(
        "# a comment\nEASEL_DAILY_PICTURES=7\nEASEL_GMI_MODEL='other model'\nEASEL_LATER=1\nOTHER=2\n"
    )
    monkeypatch.setenv("EASEL_DAILY_PICTURES", "9")
    chosen = settings.load()
    assert (chosen.daily_pictures, chosen.gmi_model) == (9, "other model")


def test_an_empty_line_of_the_example_keeps_the_default(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """`EASEL_X=` is as if it were not there."""
    monkeypatch.delenv("EASEL_DISCORD_TOKEN")
    (tmp_path / ".env").write_text("EASEL_DISCORD_TOKEN=from-file\nEASEL_DATABASE_URL=\nEASEL_COOLDOWN_SECONDS=\n")
    chosen = settings.load()
    assert chosen.discord_token.get_secret_value() == "from-file"
    assert (chosen.database, chosen.cooldown_seconds) == ("sqlite:///data/easel.sqlite", 0)


def test_secrets_may_be_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """One file each, named like its variable; the newline at its end does not belong to it."""
    monkeypatch.delenv("EASEL_DISCORD_TOKEN")
    monkeypatch.delenv("EASEL_GMI_API_KEY")
    (tmp_path / "easel_discord_token").write_text("filed-token\n")
    (tmp_path / "easel_gmi_api_key").write_text("filed-key\n")
    chosen = settings.load(tmp_path)
    assert chosen.discord_token.get_secret_value() == "filed-token"
    assert chosen.gmi_api_key.get_secret_value() == "filed-key"


@pytest.mark.parametrize("kind", ["missing", "file"])
def test_a_secrets_directory_that_is_none_is_one_sentence(tmp_path: Path, kind: str) -> None:
    """Neither a traceback nor a warning that scrolls away."""
    place = tmp_path / "secrets"
    if kind == "file":
        place.write_text("")
    with pytest.raises(errors.SettingsError) as refused:
        settings.load(place)
    assert "secrets" in refused.value.detail
    assert "\n" not in refused.value.detail


def test_limits_are_those_of_the_settings() -> None:
    """0 means without a limit for pictures and money; dollars become millionths."""
    free = limits_of(Settings(_env_file=None, daily_pictures=0))  # pyright: ignore[reportCallIssue]
    assert (free.daily_pictures, free.monthly_budget_micros) == (None, None)
    strict = limits_of(
        Settings(
            _env_file=None,  # pyright: ignore[reportCallIssue]
            daily_pictures=3,
            concurrent_generations=1,
            waiting_generations=0,
            cooldown_seconds=2.5,
            global_monthly_budget_usd=12.34,
        )
    )
    assert (strict.daily_pictures, strict.concurrent, strict.waiting) == (3, 1, 0)
    assert (strict.cooldown, strict.monthly_budget_micros) == (2.5, 12_340_000)


def test_a_ceiling_says_only_what_it_forbids() -> None:
    """Nothing by default: what everybody may have anyway is told to nobody."""
    assert ceiling_of(Settings(_env_file=None)) == SILENT  # pyright: ignore[reportCallIssue]
    low = Settings(_env_file=None, largest_quality=Quality.K2, most_pictures=4, series=False, edits=False)  # pyright: ignore[reportCallIssue]
    assert ceiling_of(low) == Rule(quality=Quality.K2, pictures=4, series=False, edits=False)


def test_a_database_of_its_own_address_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else it lies in the data directory."""
    monkeypatch.setenv("EASEL_DATA_DIR", "/srv/easel")
    assert settings.load().database == "sqlite:////srv/easel/easel.sqlite"
    monkeypatch.setenv("EASEL_DATABASE_URL", "sqlite:///elsewhere.sqlite")
    assert settings.load().database == "sqlite:///elsewhere.sqlite"

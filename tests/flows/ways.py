"""Every way into the bot by the name that `tests/conformance/reach.py` gives it, and how it is tried."""

from collections.abc import Mapping
from dataclasses import replace

from playground.fake_discord import demo
from tests.flows.kinds import SOMEBODY, button, select
from tests.flows.way import CARD, REPLY, On, Way, about, chosen, command, form, picked, pressed, sheet

_KEPT_PICTURE = f"j{'A' * 43}.1000.100.100.boat.jpg"
_AVATAR = f":{demo.ADA}:{'a' * 32}:Ada"
_PAINTING = ("imagine", "edit", "blend", "series")
_USERS, _ROLES, _CHANNELS = 5, 6, 8

_PAINTED: Mapping[str, Way] = {
    "/imagine": command("`/imagine`", prompt="a boat", quality="1K"),
    "/edit": command("`/edit`", prompt="a boat", image="picture", quality="1K"),
    "/blend": command("`/blend`", prompt="a boat", image1="picture", image2="picture", quality="1K"),
    "/series": command("`/series`", prompt="a boat", pictures=2, quality="1K"),
    **{
        f"suggest {each} {option}": command("what is suggested while these are typed")
        for each in _PAINTING
        for option in ("size", "provider")
    },
    "menu Edit this picture": command("menu *Edit this picture*"),
    "item foreign.EditKept": pressed("*Edit* of one among several pictures", f"edit-kept:{_KEPT_PICTURE}", REPLY),
    "form edit-kept": sheet(
        "the form of *Edit*", f"edit-kept:{_KEPT_PICTURE}", "menu Edit this picture", prompt="a boat"
    ),
    "menu Paint this avatar": command("menu *Paint this avatar*"),
    "form avatar": sheet(
        "the form of *Paint this avatar*", f"avatar:{_AVATAR}", "menu Paint this avatar", prompt="a boat"
    ),
    "item tray.BlendButton": pressed("*Blend* in `/tray`", "tray:blend", REPLY),
    "form blend": sheet("the form of *Blend*", "blend", "item tray.BlendButton", On.TRAY, prompt="a boat"),
    "item results.Edit": about("*Edit…*", "edit", REPLY),
    "form edit": form("the form of *Edit…*", "edit", "item results.Edit", prompt="a boat"),
    "item results.Again": about("*Again*", "again", REPLY),
    "item results.Vary": about("*Vary*", "vary", REPLY),
    "item results.VaryOne": picked("*Vary*", "vary-one", REPLY),
    "item results.Enlarge": about("*4K*", "4k", REPLY),
    "item results.EnlargeOne": picked("*4K*", "4k-one", REPLY),
}

_AROUND: Mapping[str, Way] = {
    "item results.More": about("*More*, and choosing in it", "more", REPLY),
    "item more.Choose": picked("*More*, and choosing in it", "more-of", "item results.More"),
    "item more.Back": about("*More*, and choosing in it", "more-again", "item results.More"),
    "item more.Mark": about("*Favourite*", "favourite", "item results.More"),
    "menu Picture details": command("menu *Picture details*"),
    "item more.Details": about("*Details*", "details", "item results.More"),
    "item details.DetailsOf": picked("*Details*", "details-of", "item more.Details"),
    "menu Use as reference": command("menu *Use as reference*"),
    "item more.Use": about("*Use as reference*", "use", "item results.More"),
    "item more.Delete": about("*Delete*", "delete", "item results.More"),
    "item removing.DeleteSurely": about("*Delete*, surely", "delete-surely", "item more.Delete", On.FRESH),
    "menu Report this picture": command("menu *Report this picture*"),
    "item reporting.Report": about("*Report*", "report", "item results.More"),
    "form report": form("the form of *Report*", "report", "item reporting.Report", reason="because"),
    "item buttons.CancelButton": about("*Cancel*", "cancel", REPLY, On.REVIEWED),
    "item fetching.Fetch": about("*Fetch*", "fetch", REPLY, On.KEPT),
}

_OWN: Mapping[str, Way] = {
    "/gallery": command("`/gallery`, and its pages"),
    "item browse.PageButton": pressed("`/gallery`, and its pages", "browse:mine:newest:1", "/gallery"),
    "/gallery (of the server)": command("`/gallery` of the server", whose="server"),
    "item browse.PageButton (of the server)": pressed(
        "its pages", "browse:server:newest:1", "/gallery (of the server)"
    ),
    "item browse.OpenSelect": Way(
        row="a picture chosen in it",
        where="/gallery (of the server)",
        component=lambda number: select("easel:open", options=[f"{number}:1"]),
        values=lambda number: [f"{number}:1"],
    ),
    "/favourites": command("`/favourites`"),
    "/tray": command("`/tray`, and what is in it"),
    "item tray.TakeOut": chosen("`/tray`, and what is in it", "tray:out", "/tray", "nothing"),
    "item tray.EmptyButton": pressed("`/tray`, and what is in it", "tray:empty", "/tray"),
    "/preferences": command("`/preferences`, and what is in them"),
    "item preferences.ChoiceSelect": chosen(
        "`/preferences`, and what is in them", "prefer:quality", "/preferences", "1K"
    ),
    "item preferences.SwitchButton": pressed(
        "`/preferences`, and what is in them", "prefer:private:off", "/preferences"
    ),
    "item preferences.ResetButton": pressed("`/preferences`, and what is in them", "prefer:reset", "/preferences"),
    "/jobs": command("`/jobs`"),
    "/quota": command("`/quota`"),
    "/help": command("`/help`"),
}

_SETUP, _LIMITS = "`/studio setup`, and all that is chosen there", "`/studio limits`, and all that is pressed there"
_BUDGET = "`/studio budget`, and setting it"
_MANAGED: Mapping[str, Way] = {
    "/studio setup": command(_SETUP),
    "item setting_up.ChannelsSelect": chosen(_SETUP, "setup:channels", "/studio setup", demo.STUDIO, _CHANNELS),
    "item setting_up.RolesSelect": chosen(_SETUP, "setup:roles", "/studio setup", demo.MODERATOR, _ROLES),
    "item setting_up.ModeratorsSelect": chosen(_SETUP, "setup:moderators", "/studio setup", demo.MODERATORS, _CHANNELS),
    "item setting_up.ReviewSelect": chosen(_SETUP, "setup:review", "/studio setup", "all"),
    "item setting_up.KeepingSelect": chosen(_SETUP, "setup:keeping", "/studio setup", "7"),
    "item setting_up.PresetSelect": chosen(_SETUP, "setup:preset", "/studio setup", "friends"),
    "item setting_up.ApplyButton": pressed(_SETUP, "setup:apply:friends", "/studio setup"),
    "item setting_up.AgainButton": pressed(_SETUP, "setup:again", "/studio setup"),
    "/studio limits": command(_LIMITS),
    "item limits.EveryoneButton": pressed(_LIMITS, "limits:everyone", "/studio limits"),
    "item limits.DayButton": pressed(_LIMITS, "limits:day", "/studio limits"),
    "item limits.RoleRule": chosen(_LIMITS, "limits:role", "/studio limits", demo.MODERATOR, _ROLES),
    "item limits.ChannelRule": chosen(_LIMITS, "limits:channel", "/studio limits", demo.STUDIO, _CHANNELS),
    "item limits.MemberRule": chosen(_LIMITS, "limits:member", "/studio limits", SOMEBODY, _USERS),
    "item limits.TakeAway": chosen(_LIMITS, "limits:remove:1", "/studio limits", f"member:{SOMEBODY}"),
    "item limits.TurnButton": pressed(_LIMITS, "limits:page:1", "/studio limits"),
    "form limit": sheet(_LIMITS, f"limit:member:{SOMEBODY}", "item limits.MemberRule", most="3"),
    "form limit-day": sheet(_LIMITS, "limit-day", "item limits.DayButton", window=["rolling"]),
    "/studio budget": command(_BUDGET),
    "item budget.BudgetButton": pressed(_BUDGET, "budget:set", "/studio budget"),
    "form budget": sheet(_BUDGET, "budget", "item budget.BudgetButton", amount="10"),
    "/studio usage": command("`/studio usage`, and its spans"),
    "item usage.UsageButton": pressed("`/studio usage`, and its spans", "usage:7", "/studio usage"),
    "/studio status": command("`/studio status`, and its models"),
    "item status.ModelsButton": pressed("`/studio status`, and its models", "models:gmi", "/studio status"),
    "item status.ModelSelect": chosen(
        "`/studio status`, and its models", "model:gmi", "/studio status", "seedream-4-0-250828"
    ),
    "/studio pause": command("`/studio pause`"),
    "/studio resume": command("`/studio resume`"),
}

_SCORES = "`/moderation pictures`, and its forms"
_QUEUE, _REJECT = "`/moderation queue`, and its pages", "*Reject…*, and its form"
_TIME_OUT = "*Reject and time out…*, and its form"
_PURGES, _LOG = "`/moderation purges`, its pages and bringing back", "`/moderation log`, its pages and its file"
_MODERATED: Mapping[str, Way] = {
    "/moderation mode": command("`/moderation mode`", mode="off"),
    "/moderation pictures": command(_SCORES),
    "item pictures.PicturesButton": pressed(_SCORES, "picture-rules:usual", "/moderation pictures"),
    "form picture-rules": sheet(_SCORES, "picture-rules:usual", "item pictures.PicturesButton", spoiler="50"),
    "/moderation queue": command(_QUEUE),
    "item deciding.TurnButton": pressed(_QUEUE, "review-queue:1", "/moderation queue"),
    "item deciding.Approve": about("*Approve*", "approve", CARD, On.REVIEWED),
    "item deciding.Reject": about(_REJECT, "reject", CARD, On.REVIEWED),
    "form reject": form(_REJECT, "reject", "item deciding.Reject", On.REVIEWED, reason="because"),
    "item deciding.RejectAndTimeOut": about(_TIME_OUT, "reject-time-out", CARD, On.REVIEWED),
    "form reject-time-out": form(
        _TIME_OUT, "reject-time-out", "item deciding.RejectAndTimeOut", On.REVIEWED, length=["10m"], reason="because"
    ),
    "/moderation reports": command("`/moderation reports`, and its pages"),
    "item reports.ReportsButton": pressed("`/moderation reports`, and its pages", "reports:1", "/moderation reports"),
    "item complaints.DeleteReported": about("*Delete* of a report", "delete-reported", CARD, On.REPORTED),
    "item complaints.Dismiss": about("*Dismiss*", "dismiss-report", CARD, On.REPORTED),
    "item complaints.BanReported": about("*Ban…* of a report", "ban-reported", CARD, On.REPORTED),
    "form ban": sheet("its form", f"ban:{SOMEBODY}", "item complaints.BanReported", length=["1h"], reason="because"),
    "/moderation ban": command("`/moderation ban`, `unban`", user=SOMEBODY, length="1h"),
    "/moderation unban": command("`/moderation ban`, `unban`", user=SOMEBODY),
    "/moderation bans": command("`/moderation bans`, and its pages"),
    "item bans.BansButton": pressed("`/moderation bans`, and its pages", "bans:1", "/moderation bans"),
    "/moderation purge": command("`/moderation purge`, surely", user=SOMEBODY, since="1h"),
    "item purges.PurgeSurely": pressed("`/moderation purge`, surely", f"purge:{SOMEBODY}:0", "/moderation purge"),
    "/moderation purges": command(_PURGES),
    "item purges.PurgesButton": pressed(_PURGES, "purges:1", "/moderation purges"),
    "item purges.Undo": about(_PURGES, "purge-undo", "/moderation purges", On.PURGED),
    "/moderation log": command(_LOG),
    "item logbook.LogButton": pressed(_LOG, "log:any:-:-:1", "/moderation log"),
    "item logbook.FileButton": pressed(_LOG, "log-file:any:-:-", "/moderation log"),
}

_LIST, _CHANGE = "`/moderation words list`, its pages; `test`", "`/moderation words add`, `import`, `remove`"
_TELL = "telling members which rule matched"
_WORDS: Mapping[str, Way] = {
    "/moderation words list": command(_LIST),
    "/moderation words test": command(_LIST, prompt="a boat"),
    "item words_list.TurnButton": pressed(_LIST, "rules:here:-:1:", "/moderation words list"),
    "/moderation words add": command(_CHANGE, text="zeppelin"),
    "/moderation words import": command(_CHANGE, file="list"),
    "/moderation words remove": command(_CHANGE, On.RULED, rule="zeppelin"),
    "suggest moderation words remove rule": command(_CHANGE, On.RULED),
    "item words_list.TellButton": pressed(_TELL, "rules-tell:on:here:-:1:", "/moderation words list"),
}

_OPERATED: Mapping[str, Way] = {
    "/moderation ban (everywhere)": command(
        "`/moderation ban`, `unban` `everywhere:`", user=SOMEBODY, length="1h", everywhere=True
    ),
    "/moderation unban (everywhere)": command(
        "`/moderation ban`, `unban` `everywhere:`", user=SOMEBODY, everywhere=True
    ),
    "/moderation words list (everywhere)": command("`/moderation words …` `everywhere:`", everywhere=True),
    "item words_list.TurnButton (everywhere)": pressed(
        "its pages", "rules:everywhere:-:1:", "/moderation words list (everywhere)"
    ),
    "/moderation words add (everywhere)": command(
        "`/moderation words …` `everywhere:`", text="zeppelin", everywhere=True
    ),
    "/moderation words import (everywhere)": command(
        "`/moderation words …` `everywhere:`", file="list", everywhere=True
    ),
    "/moderation words remove (everywhere)": command(
        "`/moderation words …` `everywhere:`", On.RULED, rule="zeppelin", everywhere=True
    ),
}

#: What uses up what everything else is about comes last.
_STORED: Mapping[str, Way] = {
    "/privacy export": command("`/privacy export`, and going on"),
    "item export.GoOn": Way(
        row="`/privacy export`, and going on",
        where="/privacy export",
        component=lambda number: button(f"easel:export:{number}:1:5"),
    ),
    "/privacy delete": command("`/privacy delete`, surely"),
    "item erase.KeepButton": pressed("`/privacy delete`, surely", "erase:keep", "/privacy delete"),
    "item erase.EraseButton": pressed("`/privacy delete`, surely", "erase:stored", "/privacy delete"),
}

#: By the heading of its table.
CHAPTERS: Mapping[str, Mapping[str, Way]] = {
    "Painting": {name: replace(way, public=True) for name, way in _PAINTED.items()},
    "Around a picture": _AROUND,
    "One's own": _OWN,
    "Managing the server": _MANAGED,
    "Moderating": _MODERATED,
    "Prompt rules": _WORDS,
    "Running the bot": _OPERATED,
    "One's own data": _STORED,
}

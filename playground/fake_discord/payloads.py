"""Discord's JSON for people, guild, channels, roles, embeds and the application; decides nothing."""

from playground.fake_discord import permissions
from playground.fake_discord.state import Channel, Json, Person, Role, World

JOINED = "2024-01-01T12:00:00.000000+00:00"
_NOTHING = """
icon description home_header splash discovery_splash banner application_id afk_channel_id system_channel_id
widget_channel_id max_presences vanity_url_code rules_channel_id safety_alerts_channel_id
public_updates_channel_id incidents_data
"""
_ZERO = """
system_channel_flags verification_level default_message_notifications mfa_level explicit_content_filter
premium_subscription_count nsfw_level
"""


def user(person: Person) -> Json:
    """UserResponse."""
    return {
        "id": person.id,
        "username": person.username,
        "avatar": person.avatar,
        "discriminator": "0",
        "public_flags": 0,
        "flags": 0,
        "bot": person.bot,
        "banner": None,
        "accent_color": None,
        "global_name": None if person.bot else person.display_name,
        "avatar_decoration_data": None,
        "collectibles": None,
        "primary_guild": None,
    }


def own_user(world: World) -> Json:
    """UserPIIResponse of the bot."""
    return {
        **user(world.bot),
        "mfa_enabled": True,
        "locale": "en-US",
        "premium_type": 0,
        "email": None,
        "verified": True,
    }


def member(person: Person) -> Json:
    """GuildMemberResponse."""
    return {**partial_member(person), "user": user(person), "mute": False, "deaf": False}


def partial_member(person: Person) -> Json:
    """A member as in resolved data: without its user, and without what voice channels know of it."""
    return {
        "avatar": None,
        "banner": None,
        "communication_disabled_until": person.silenced_until,
        "flags": 0,
        "joined_at": JOINED,
        "nick": None,
        "pending": False,
        "premium_since": None,
        "roles": list(person.roles),
    }


def role(item: Role) -> Json:
    """GuildRoleResponse."""
    return {
        "id": item.id,
        "name": item.name,
        "permissions": str(item.permissions),
        "position": item.position,
        "color": item.color,
        "colors": {"primary_color": item.color, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": item.name == "Easel",
        "mentionable": False,
        "icon": None,
        "unicode_emoji": None,
        "flags": 0,
    }


def channel(world: World, item: Channel) -> Json:
    """GuildChannelResponse, or PrivateChannelResponse for a direct-message channel."""
    last = next(reversed(item.messages), None)
    if item.recipient is not None:
        recipients = [user(world.people[item.recipient])]
        return {"id": item.id, "type": 1, "flags": 0, "last_message_id": last, "recipients": recipients}
    overwrites = [{"id": o.id, "type": o.kind, "allow": str(o.allow), "deny": str(o.deny)} for o in item.overwrites]
    return {
        "id": item.id,
        "type": 0,
        "last_message_id": last,
        "flags": 0,
        "guild_id": world.guild_id,
        "name": item.name,
        "parent_id": None,
        "rate_limit_per_user": 0,
        "topic": item.topic,
        "position": item.position,
        "permission_overwrites": overwrites,
        "nsfw": item.nsfw,
    }


def guild(world: World) -> Json:
    """GuildWithCountsResponse."""
    return {
        **dict.fromkeys(_NOTHING.split()),
        **dict.fromkeys(_ZERO.split(), 0),
        "id": world.guild_id,
        "name": world.guild_name,
        "features": [],
        "owner_id": world.owner_id,
        "region": "us-central",
        "afk_timeout": 300,
        "widget_enabled": False,
        "roles": [role(item) for item in world.roles.values()],
        "max_members": 500_000,
        "max_stage_video_channel_users": 50,
        "max_video_channel_users": 25,
        "preferred_locale": world.preferred_locale,
        "premium_tier": world.premium_tier,
        "premium_progress_bar_enabled": False,
        "nsfw": False,
        "emojis": [],
        "stickers": [],
        "approximate_member_count": len(world.people),
        "approximate_presence_count": len(world.people),
    }


def guild_create(world: World) -> Json:
    """The GUILD_CREATE event's data."""
    channels = [
        channel(world, item)
        for item in world.channels.values()
        if item.recipient is None and world.permissions(world.bot, item) & permissions.VIEW_CHANNEL
    ]
    return {
        **guild(world),
        "joined_at": JOINED,
        "large": False,
        "unavailable": False,
        "member_count": len(world.people),
        "members": [member(world.bot)],
        "channels": channels,
        "threads": [],
        "presences": [],
        "voice_states": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }


def application(world: World) -> Json:
    """PrivateApplicationResponse."""
    return {
        "id": world.application_id,
        "name": world.bot.username,
        "icon": None,
        "description": "The bot of this playground.",
        "type": None,
        "bot": user(world.bot),
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": 0,
        "flags_new": "0",
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "owner": user(world.people[world.owner_id]),
        "approximate_guild_count": 1,
        "approximate_user_install_count": 0,
        "approximate_user_authorization_count": 0,
        "event_webhooks_url": None,
        "explicit_content_filter": 0,
        "team": None,
        "eligible_oauth2_scopes": ["bot", "applications.commands"],
        "integration_types_config": {"0": {}},
        **world.portal,
    }


def embed(sent: Json, shows: list[Json], used: set[str]) -> Json:
    """An embed as Discord answers it: type rich, `attachment://` resolved; notes the files it uses up."""
    made: Json = {"type": "rich"} | {key: value for key, value in sent.items() if value is not None and key != "type"}
    made["fields"] = [{**field, "inline": bool(field.get("inline"))} for field in made.get("fields", [])]
    for key in ("image", "thumbnail"):
        url = (made.get(key) or {}).get("url", "")
        for show in shows:
            if url == f"attachment://{show['filename']}" or f"/{show['id']}/" in url:
                used.add(show["id"])
                made[key] = {k: show[k] for k in ("url", "proxy_url", "width", "height", "content_type") if k in show}
    return made

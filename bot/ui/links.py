"""Owns the addresses of messages in Discord; knows not who may follow them."""

from bot.domain.generation import Generation, Post


def posts(generation: Generation) -> tuple[Post, ...]:
    """Every message that holds its pictures."""
    reply = generation.reply
    if generation.undelivered:
        return ()
    if reply.posts or reply.message_id is None:
        return reply.posts
    return (Post(channel_id=reply.channel_id, message_id=reply.message_id),)


def to_post(generation: Generation, post: Post) -> str:
    return f"https://discord.com/channels/{generation.guild_id or '@me'}/{post.channel_id}/{post.message_id}"


def to_reply(generation: Generation) -> str:
    """Where it speaks to its member; empty for what nobody else sees."""
    reply = generation.reply
    if reply.message_id is None or reply.private:
        return ""
    return to_post(generation, Post(channel_id=reply.channel_id, message_id=reply.message_id))


def to_pictures(generation: Generation) -> str:
    """Where the pictures begin; empty where nothing can be linked to, as what was said privately."""
    places = posts(generation)
    return to_post(generation, places[0]) if places and not generation.reply.private else ""

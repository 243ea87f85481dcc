"""Owns the SQL about generations, in the words that SQLite and PostgreSQL share; runs none of it.

A generation without `ended_at` is unfinished; one without `turn_at` as well waits in line, which
is ordered by `created_at`, then `id`. One with `shown_at` was delivered then, and its pictures are not deleted.
"""
# ruff: noqa: S608  # Only the constant below is spliced in; values travel as parameters.

COLUMNS = (
    "id, member_id, guild_id, provider, state, reservation, counted, cost_micros, created_at, turn_at,"
    " ended_at, deleted_at, owner, epoch, request, renders, reply, failure, conduct, concurrent"
)

#: Inserts a generation if every limit holds, with a turn if one is free and nobody waits for it.
ADMIT = """
INSERT INTO generations (
    id, member_id, guild_id, channel_id, home_id, concurrent, provider, state, reservation, counted, cost_micros,
    estimate_micros, created_at, conduct, parent_id, private, prompt_words, request, renders, reply, failure,
    ended_at, turn_at, owner, epoch
)
SELECT
    :id, :member_id, :guild_id, :channel_id, :home_id, :concurrent, :provider, :state, :reservation, :counted,
    :cost_micros, :cost_micros, :created_at, :conduct, :parent_id, :private, :prompt_words, :request, :renders,
    :reply, :failure, :ended_at,
    CASE WHEN line.running = line.total AND line.total < :concurrent
        THEN CAST(:created_at AS DOUBLE PRECISION) END,
    CASE WHEN line.running = line.total AND line.total < :concurrent THEN :owner ELSE '' END,
    CASE WHEN line.running = line.total AND line.total < :concurrent THEN 1 ELSE 0 END
FROM (
    SELECT count(*) AS total, count(turn_at) AS running
    FROM generations WHERE member_id = :member_id AND ended_at IS NULL AND state <> 'reviewing'
) AS line
WHERE line.total < :line_most
    AND (CAST(:daily AS BIGINT) IS NULL OR :counted + (
        SELECT coalesce(sum(counted), 0) FROM generations
        WHERE member_id = :member_id AND created_at >= :day_start
            AND (CAST(:counted_in AS BIGINT) IS NULL OR guild_id = :counted_in)
    ) <= CAST(:daily AS BIGINT))
    AND (:cooldown <= 0 OR NOT EXISTS (
        SELECT 1 FROM generations
        WHERE member_id = :member_id AND created_at > :created_at - :cooldown AND reservation <> 'released'
    ))
    AND (CAST(:here_most AS BIGINT) IS NULL OR :counted + (
        SELECT coalesce(sum(counted), 0) FROM generations
        WHERE member_id = :member_id AND home_id = :shared_channel AND created_at >= :day_start
    ) <= CAST(:here_most AS BIGINT))
    AND (CAST(:channel_most AS BIGINT) IS NULL OR :counted + (
        SELECT coalesce(sum(counted), 0) FROM generations
        WHERE home_id = :shared_channel AND created_at >= :day_start
    ) <= CAST(:channel_most AS BIGINT))
    AND (CAST(:guild_most AS BIGINT) IS NULL OR :counted + (
        SELECT coalesce(sum(counted), 0) FROM generations
        WHERE guild_id = :shared_guild AND created_at >= :day_start
    ) <= CAST(:guild_most AS BIGINT))
    AND (CAST(:studio_most AS BIGINT) IS NULL OR :counted + (
        SELECT coalesce(sum(counted), 0) FROM generations WHERE created_at >= :last_day
    ) <= CAST(:studio_most AS BIGINT))
    AND (CAST(:guild_budget AS BIGINT) IS NULL OR :cost_micros + (
        SELECT coalesce(sum(cost_micros), 0) FROM generations
        WHERE guild_id = :shared_guild AND created_at >= :guild_month
    ) <= CAST(:guild_budget AS BIGINT))
    AND (CAST(:budget AS BIGINT) IS NULL OR :cost_micros + (
        SELECT coalesce(sum(cost_micros), 0) FROM generations WHERE created_at >= :month
    ) <= CAST(:budget AS BIGINT))
ON CONFLICT (id) DO NOTHING
RETURNING turn_at, owner, epoch
"""

#: Only from the state, owner and epoch that the mover knew. What waits for a moderator belongs to nobody.
MOVE = """
UPDATE generations SET
    owner = CASE WHEN CAST(:state AS TEXT) = 'reviewing' THEN '' ELSE owner END,
    state = :state, reservation = :reservation, counted = :counted, cost_micros = :cost_micros,
    provider = :provider, ended_at = :ended_at, renders = :renders, reply = :reply, failure = :failure,
    shown_at = :shown_at, at_stake_micros = :at_stake, untold = :untold, undelivered = :undelivered
WHERE id = :id AND state = :was AND owner = :owner AND epoch = :epoch
RETURNING (
    SELECT count(*) FROM generations AS other
    WHERE other.member_id = generations.member_id AND other.ended_at IS NULL AND other.turn_at IS NULL
)
"""

#: A turn that is given to nobody is claimed later, and that begins its first epoch. How many may run beside it, the
#: waiting row says itself; those with the moderators hold up nobody.
PROMOTE = f"""
UPDATE generations SET
    turn_at = :now, owner = :owner, epoch = epoch + CASE WHEN CAST(:owner AS TEXT) = '' THEN 0 ELSE 1 END
WHERE id = (
        SELECT id FROM generations
        WHERE member_id = :member_id AND ended_at IS NULL AND turn_at IS NULL
        ORDER BY created_at, id LIMIT 1
    )
    AND ended_at IS NULL AND turn_at IS NULL
    AND (
        SELECT count(turn_at) FROM generations
        WHERE member_id = :member_id AND ended_at IS NULL AND state <> 'reviewing'
    ) < coalesce(generations.concurrent, :concurrent)
RETURNING {COLUMNS}
"""

#: What has its turn and has not ended, and what has ended without having been told.
TAKE_OVER = f"""
UPDATE generations SET owner = :owner, epoch = epoch + 1
WHERE owner <> :owner AND id IN (
    SELECT id FROM generations WHERE ended_at IS NULL AND turn_at IS NOT NULL
    UNION ALL
    SELECT id FROM generations WHERE untold
)
RETURNING {COLUMNS}
"""

TOLD = "UPDATE generations SET reply = :reply, untold = :untold WHERE id = :id AND ended_at IS NOT NULL RETURNING id"

FIND = f"SELECT {COLUMNS} FROM generations WHERE id = :id"

PLACE = """
SELECT (
    SELECT count(*) FROM generations AS other
    WHERE other.member_id = mine.member_id AND other.ended_at IS NULL AND other.state <> 'reviewing'
        AND (other.turn_at IS NOT NULL OR (other.created_at, other.id) < (mine.created_at, mine.id))
)
FROM generations AS mine
WHERE mine.id = :id AND mine.ended_at IS NULL AND mine.turn_at IS NULL
"""

UNFINISHED = f"""
SELECT {COLUMNS} FROM generations
WHERE member_id = :member_id AND ended_at IS NULL
ORDER BY created_at, id
"""

RECENT = f"""
SELECT {COLUMNS} FROM generations
WHERE member_id = :member_id AND ended_at IS NOT NULL AND erased_at IS NULL
ORDER BY created_at DESC, id DESC LIMIT :count
"""

UNDELIVERED = f"""
SELECT {COLUMNS} FROM generations
WHERE member_id = :member_id AND undelivered
ORDER BY ended_at DESC, id DESC LIMIT :count
"""

#: Who has waited longest comes first.
WAITING_MEMBERS = """
SELECT member_id FROM generations
WHERE ended_at IS NULL AND turn_at IS NULL
GROUP BY member_id ORDER BY min(created_at)
"""

#: Of all members: those that run, and those that wait in line.
IN_HAND = "SELECT count(turn_at), count(*) - count(turn_at) FROM generations WHERE ended_at IS NULL"

#: What the limits of a member look at: rows of late, and older ones that have not ended.
STANDING = """
SELECT created_at, guild_id, counted, reservation, state, turn_at, ended_at FROM generations
WHERE member_id = :member_id AND created_at >= :since
UNION ALL
SELECT created_at, guild_id, counted, reservation, state, turn_at, ended_at FROM generations
WHERE member_id = :member_id AND ended_at IS NULL AND created_at < :since
ORDER BY created_at
"""

#: What is taken of the totals and budgets that `ADMIT` holds: when, and how much, oldest first.
HERE_TAKEN = """
SELECT created_at, counted FROM generations
WHERE member_id = :member_id AND home_id = :shared_channel AND created_at >= :day_start AND counted > 0
ORDER BY created_at
"""

CHANNEL_TAKEN = """
SELECT created_at, counted FROM generations
WHERE home_id = :shared_channel AND created_at >= :day_start AND counted > 0
ORDER BY created_at
"""

GUILD_TAKEN = """
SELECT created_at, counted FROM generations
WHERE guild_id = :shared_guild AND created_at >= :day_start AND counted > 0
ORDER BY created_at
"""

STUDIO_TAKEN = """
SELECT created_at, counted FROM generations
WHERE created_at >= :last_day AND counted > 0
ORDER BY created_at
"""

GUILD_SPENT = """
SELECT min(created_at), coalesce(sum(cost_micros), 0) FROM generations
WHERE guild_id = :shared_guild AND created_at >= :guild_month
"""

SPENT = """
SELECT min(created_at), coalesce(sum(cost_micros), 0) FROM generations
WHERE created_at >= :month
"""

#: Rows that were on their way at any time since then, however long they had waited before.
CLAIMED = """
SELECT renders FROM generations
WHERE provider = :provider AND (ended_at IS NULL OR ended_at >= :since)
"""

FINISHED = """
SELECT provider, renders FROM generations
WHERE state = 'done' AND ended_at IS NOT NULL AND epoch = 1
ORDER BY ended_at DESC LIMIT :count
"""

#: What is not shown is in no gallery, and nobody's favourite.
#: What a purge has hidden can be deleted for good as well; nothing brings it back then.
DELETE = """
UPDATE generations
SET deleted_at = :now, shown_at = NULL, undelivered = FALSE, purge_id = NULL, veil = NULL
WHERE id = :id AND ended_at IS NOT NULL AND (deleted_at IS NULL OR purge_id IS NOT NULL)
RETURNING id
"""

#: Ends with lost submissions about which the operator has not decided.
UNKNOWN = f"""
SELECT {COLUMNS} FROM generations
WHERE at_stake_micros IS NOT NULL
ORDER BY ended_at, id
"""

#: Once: what was at stake is taken off, or stays counted.
DECIDE = """
UPDATE generations SET
    renders = :renders, at_stake_micros = NULL,
    cost_micros = cost_micros - CASE WHEN :charged THEN 0 ELSE at_stake_micros END
WHERE id = :id AND at_stake_micros IS NOT NULL
RETURNING id
"""

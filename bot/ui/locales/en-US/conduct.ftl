# Reports, bans, purges and the log of decisions.

report-begin = Report…
report-title = Report these pictures
report-reason = What is wrong
report-reason-hint = Moderators alone read it
report-sent = Thank you. The moderators of this server will look at it; nobody else sees that you reported it.
report-listed = Thank you, it is noted. This server has set no channel for its moderators, so they see it once they look at `/moderation reports`.
report-again = You reported these pictures before. Once is enough.
report-own = These pictures are your own. You can delete them with *More*.
report-elsewhere = These pictures belong to another place, and its moderators alone decide about them. Report them there.

complaint-title =
    { $count ->
        [one] Reported
       *[other] Reported by { $count }
    }
complaint-by = { $member } { $when }:
complaint-more = and { $count } more
complaint-delete = Delete everywhere
complaint-ban = Ban…
complaint-dismiss = Dismiss
complaint-deleted = Deleted everywhere by { $member }.
complaint-dismissed = Dismissed by { $member }.
complaint-banned = { $member } may not paint; that ends { $when }.
complaint-banned-for-good = { $member } may not paint any more.
reports-empty = No report waits for a decision.

ban-title = Keep this member from painting
ban-length = For how long
ban-length-1h = 1 hour
ban-length-1d = 1 day
ban-length-7d = 1 week
ban-length-30d = 30 days
ban-length-forever = for good
ban-done = { $member } can't paint here any more; that ends { $when }.
ban-done-for-good = { $member } can't paint here any more.
ban-everywhere = { $member } can't paint anywhere any more; that ends { $when }.
ban-everywhere-for-good = { $member } can't paint anywhere any more.
ban-cancelled =
    { $count ->
        [one] { $count } request in line was cancelled.
       *[other] { $count } requests in line were cancelled.
    }
ban-not-me = That is me. I only paint when I am asked to.
ban-not-yourself = You can't ban yourself.
ban-not-moderators = Who moderates this server can't be banned.
ban-not-operators = Who runs this bot can't be banned.
ban-unsure = Discord didn't tell me who that is just now. Please try again.
ban-operators-only = Only who runs this bot can do that everywhere.
unban-done = { $member } can paint again.
unban-none = { $member } wasn't banned.
bans-title = Who may not paint here
bans-empty = Nobody is banned here.
bans-until = { $member }, banned by { $by } { $at }; that ends { $when }
bans-for-good = { $member }, banned for good by { $by } { $at }

purge-ask =
    { $count ->
        [one] Take the pictures of { $count } request of { $member } out of sight, here and in all galleries?
       *[other] Take the pictures of { $count } requests of { $member } out of sight, here and in all galleries?
    }
purge-reversible = This can be undone for 7 days. Then the pictures are removed for good.
purge-surely = Take out of sight
purge-none = { $member } has no pictures here since then.
purge-done =
    { $count ->
        [one] The pictures of { $count } request of { $member } are being taken out of sight. That can be undone until { $when }.
       *[other] The pictures of { $count } requests of { $member } are being taken out of sight. That can be undone until { $when }.
    }
purge-undo = Undo
purge-undone =
    { $count ->
        [one] The pictures of { $count } request of { $member } are coming back.
       *[other] The pictures of { $count } requests of { $member } are coming back.
    }
purge-too-late = This can't be undone any more, or was before.
purge-notice = The moderators took these pictures out of sight.
purges-title = What was taken out of sight
purges-empty = Nothing is out of sight that could be brought back.
purges-line =
    { $count ->
        [one] { $count } request of { $member }, by { $by } { $at }. Can be undone until { $when }.
       *[other] { $count } requests of { $member }, by { $by } { $at }. Can be undone until { $when }.
    }

log-title = Who decided what
log-empty = Nothing of the kind was decided here.
log-studio = The studio
log-file = As a file (CSV)
log-file-whole = All of it, oldest first, with times in UTC.
log-file-cut =
    { $count ->
        [one] Oldest first, with times in UTC. The oldest { $count } entry is left out: Discord takes no larger file.
       *[other] Oldest first, with times in UTC. The oldest { $count } entries are left out: Discord takes no larger file.
    }
log-approved = { $by } approved pictures of { $member }
log-rejected = { $by } rejected pictures of { $member }
log-deleted = { $by } deleted pictures of { $member }
log-reported = { $by } reported pictures of { $member }
log-dismissed = { $by } dismissed the reports of pictures of { $member }
log-banned = { $by } banned { $member } for good
log-banned-until = { $by } banned { $member }; it ends { $when }
log-unbanned = { $by } lifted the ban of { $member }
log-timed-out-until = { $by } timed { $member } out; it ends { $when }
log-purged =
    { $count ->
        [one] { $by } took the pictures of { $count } request of { $member } out of sight
       *[other] { $by } took the pictures of { $count } requests of { $member } out of sight
    }
log-restored =
    { $count ->
        [one] { $by } brought back the pictures of { $count } request of { $member }
       *[other] { $by } brought back the pictures of { $count } requests of { $member }
    }
log-rule-added = { $by } added a prompt rule
log-rule-removed = { $by } removed a prompt rule
log-policy-changed = { $by } changed the rules of this server
log-paused = { $by } paused painting
log-resumed = { $by } let painting go on
log-blocked = A rule held back what { $member } asked for
log-erased = { $by } had data erased
log-pictures =
    { $count ->
        [one] one picture
       *[other] { $count } pictures
    }, up to { NUMBER($score, style: "percent") } explicit

# What moderators see and decide: cards in their channel, /moderation queue and /moderation mode.

review-title = To review
review-no-pictures = The pictures are no longer kept.
review-approve = Approve
review-reject = Reject…
review-time-out = Reject and time out…
review-link = request
review-private = privately asked for

review-flag-prompt = Prompt rule { $number } matched.
review-flag-reference = Reference { $number } looks explicit: { NUMBER($score, style: "percent") }.
review-flag-reference-unscored = Reference { $number } could not be judged.
review-flag-picture = Picture { $number } looks explicit: { NUMBER($score, style: "percent") }.
review-flag-picture-unscored = Picture { $number } could not be judged.

review-record-painted = painted here: { $count }
review-record-rejected = rejected: { $count }
review-record-bans = bans: { $count }

review-verdict-approved = Approved
review-verdict-rejected = Rejected
review-verdict-withdrawn = Cancelled
review-by-approved = Approved by { $member } { $when }.
review-by-rejected = Rejected by { $member } { $when }.
review-by-withdrawn = Cancelled by { $member } { $when }.
review-reason = Reason: “{ $reason }”
review-over = This doesn't wait for a decision any more.

review-reject-title = Reject these pictures
review-reason-label = Reason
review-reason-hint = The member reads it
review-length = Time the member out for
review-length-10m = 10 minutes
review-length-1h = 1 hour
review-length-1d = 1 day
review-length-7d = 1 week
review-length-28d = 4 weeks
review-timed-out = { $member } is timed out.
review-not-timed-out = The pictures are rejected, but I can't time out { $member }. I need the permission **{ permission-moderate-members }** for that, and a role above theirs.

review-reminder =
    { $count ->
        [one] { $count } generation has been waiting for a decision for more than a day:
       *[other] { $count } generations have been waiting for a decision for more than a day:
    }
review-queue-empty = Nothing waits for a decision.
review-queue-place = { $number } of { $total }
review-queue-back = Back
review-queue-on = Next

review-mode-title = Which pictures moderators look at first
review-mode-server = **This server:** { $mode }
review-mode-off = none
review-mode-flagged = those that a rule has flagged
review-mode-all = all
review-mode-inherit = as in the whole server
review-mode-released = What is rejected doesn't count against its member's limits.
review-mode-counted = What is rejected counts against its member's limits all the same.
review-mode-no-channel = There is no moderators' channel yet, so that only `/moderation queue` shows what waits.

picture-rules-title = Picture rules
picture-rules-meaning = I give every picture a score, from 0% for harmless to 100% for explicit, before anybody sees it. What follows from it:
picture-rules-idle = No picture is judged at the moment: who runs this bot has not installed it, or has turned it off.
picture-rules-usual = In most channels
picture-rules-adult = In age-restricted channels
picture-rules-spoiler = shown behind a cover: { $score }
picture-rules-review = moderators see it first: { $score }
picture-rules-block = shown to nobody: { $score }
picture-rules-never = never
picture-rules-from = from { NUMBER($score, style: "percent") } on
picture-rules-no-channel = There is no moderators' channel: what they should see first is shown behind a cover.
picture-rules-change-usual = In most channels…
picture-rules-change-adult = In age-restricted channels…
picture-rules-form-usual = In most channels: from which score on?
picture-rules-form-adult = If age-restricted: from which score on?
picture-rules-form-spoiler = Show it behind a cover
picture-rules-form-review = Let moderators see it first
picture-rules-form-block = Show it to nobody
picture-rules-hint = A whole number from 1 to 100 (percent); empty is never

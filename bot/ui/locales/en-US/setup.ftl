# Setting up a server's studio, and pausing it.

setup-title = Set up the studio
setup-meaning = Every choice is saved at once, and checked.
setup-channels = Where members may paint
setup-channels-all = In every channel
setup-roles = Who may paint
setup-roles-all = Everybody
setup-moderators = Moderators' channel
setup-moderators-none = None yet
setup-review = Which pictures moderators see first
setup-review-off = None
setup-review-off-meaning = Pictures appear as soon as they are painted.
setup-review-flagged = Flagged ones
setup-review-flagged-meaning = Those that a prompt rule or a picture rule flags wait for a moderator.
setup-review-all = All
setup-review-all-meaning = Every picture waits for a moderator.
setup-preset = Limits to begin with
setup-preset-none = Choose a set of limits
setup-preset-replaces = **{ $preset }** would replace the limits for everyone and the review, which were set by hand.
setup-preset-apply = Replace them
setup-keeping = How long originals are kept
setup-keeping-usual = As long as the studio does ({ $days } days)
setup-keeping-good = For good, as the studio does
setup-keeping-days = { $count ->
    [one] One day
   *[other] { $count } days
}
setup-checks = Checked just now
setup-again = Check again
setup-check-fine = Nothing is in the way.
setup-check-granted = { $channel }: I may post pictures.
setup-check-lacking = { $channel }: I lack { $names }. Allow it in the channel's settings, under Permissions.
setup-check-channel-gone = A channel that was chosen is gone ({ $id }). Choose again above to forget it.
setup-check-role-gone = A role that was chosen is gone ({ $id }). Choose again above to forget it.
setup-check-no-moderators = Pictures wait for moderators, but there is no moderators' channel: only `/moderation queue` shows them.
setup-check-no-reports = Without a moderators' channel, nobody is told of reports and budgets.
setup-check-open-moderators = Everybody can see { $channel }. A moderators' channel should be private.
setup-check-paused = The studio is paused. `/studio resume` goes on.
setup-check-paused-reason = The studio is paused: { $reason } `/studio resume` goes on.
preset-friends = Small friends' server
preset-friends-meaning = No daily limit, 4K, up to 15 pictures, no review
preset-community = Art community
preset-community-meaning = 20 pictures a day, 2K, up to 4 at once, flagged ones are reviewed
preset-company = Company team
preset-company-meaning = 60 pictures a day, 4K, strict picture rules, flagged ones are reviewed
pause-done = The studio takes no new work here. What was begun is finished. Members are told: { $reason }
pause-no-reason = that it is paused.
pause-resumed = The studio takes new work again.
pause-was-none = The studio was not paused.

# A member's limits (/quota) and work in hand (/jobs).

standing-title = Your studio time
standing-pictures-free = **Pictures:** as many as you like ({ $used } in the last 24 hours)
standing-pictures-free-today = **Pictures:** as many as you like ({ $used } today)
standing-pictures-left = **Pictures:** { $left } of { $most } left for these 24 hours
standing-more =
    { $count ->
        [one] { $count } picture more { $when }
       *[other] { $count } pictures more { $when }
    }
standing-at-once = **At once:** { $running } of { $concurrent } running, { $waiting } of { $most } waiting in line
standing-pause-now = **Pause between requests:** { $seconds } s, you can paint now
standing-pause-until = **Pause between requests:** { $seconds } s, again { $when }
standing-pictures-today = **Pictures:** { $left } of { $most } left today
standing-quality = **Largest quality:** { $quality }
standing-most = **Most pictures at once:** { $count }
standing-no-series = **Series:** not allowed here
standing-no-edits = **Painting from pictures:** not allowed here
standing-channel-daily = **You, in this channel:** { $left } of { $most } left
standing-channel-total = **This channel, all together:** { $left } of { $most } left
standing-server-total = **This server, all together:** { $left } of { $most } left
standing-studio-total = **The whole studio:** { $left } of { $most } left for these 24 hours
standing-again = more { $when }

standing-in-hand = In hand
standing-nothing = Nothing in hand
standing-begin = Try `/imagine`.
standing-more-in-line = and { $count } more in line
standing-kept = Painted, but Discord didn't take them
standing-more-kept = and { $count } more, shown here once you delete some of these (*{ button-fetch }*, *{ result-more }*, *{ result-delete-begin }*)
standing-ended = Ended lately
standing-pictures =
    { $count ->
        [one] { $count } picture
       *[other] { $count } pictures
    }

standing-state-reserved = in line
standing-state-starting = starting
standing-state-submitting = painting
standing-state-rendering = painting
standing-state-reviewing = with the moderators
standing-state-delivering = on its way to you
standing-state-kept = ready to fetch
standing-state-done = done
standing-state-failed = failed
standing-state-cancelled = cancelled
standing-state-refused = refused

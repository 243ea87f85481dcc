# A member's defaults (/preferences), and how the studio is doing (/studio status).

preferences-title = Your preferences
preferences-meaning = They hold whenever you leave an option open. A change is saved at once.
preferences-shape = Shape
preferences-quality = Quality
preferences-pictures = Pictures
preferences-count =
    { $count ->
        [one] { $count } picture
       *[other] { $count } pictures
    }
# Buttons that tell the present value and turn it over.
preferences-private-on = Private: on
preferences-private-off = Private: off
preferences-watermark-on = Watermark: on
preferences-watermark-off = Watermark: off
preferences-reset = Reset
preferences-no-watermark = This studio's painting service can't mark its pictures.

status-title = The studio
status-circuit-closed = well
status-circuit-half-open = avoided after faults, one trial decides
status-circuit-open = avoided after faults
status-circuit-open-until = avoided after faults, tried again { $when }
status-last-fault = Last fault: { $fault }
status-credits = Credits left: { $credits }
status-credits-low = Fewer than { $warning }: add some soon.
status-credits-untold = Credits: this provider doesn't tell
status-credits-fault = Credits: could not be asked for ({ $fault })
status-price = { $price } US dollars a picture
status-model-unknown = no model named
status-model-fault = model: could not be asked for ({ $fault })
status-models = Model details
status-choose-model = Another model…
status-parameters = Parameters
status-parameters-more = and { $count } more
status-in-hand = **In hand:** { $running } running, { $waiting } in line
status-version = Easel { $version }
status-took = Paints in { $half } s as a rule, 95 of 100 in { $late } s ({ $count } measured)
status-reviews = **Waiting for moderators:** { $count }
status-shards = { $standing } of { $wanted } connections stand

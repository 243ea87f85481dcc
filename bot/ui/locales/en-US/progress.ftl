# A generation on its way. Times ($when) are kept current by Discord: "3 minutes ago", "in 10 seconds".

progress-in-line =
    { $before ->
        [one] **In line** · { $before } generation of yours before this one
       *[other] **In line** · { $before } generations of yours before this one
    }
progress-painting = **Painting**
progress-painting-several = **Painting** · { $arrived } of { $total } pictures
progress-share = { NUMBER($fraction, style: "percent") }
progress-started = started { $when }
progress-expected = expected { $when }
progress-no-estimate = no estimate yet, this studio has painted too few of this kind
progress-starts-soon = starts as soon as one of them ends

# Unusual moments, in the line of times.
progress-note-parked = the studio is being restarted, and goes on by itself
progress-note-resumed = taken up again after a restart
progress-note-cancelling = cancelling
progress-note-held-back = the painting service is busy, trying again

# What differs from the usual, in one line below every picture.
fact-seed = seed { $seed }
fact-seeds = seeds { $first } to { $last }
fact-references =
    { $count ->
        [one] { $count } reference
       *[other] { $count } references
    }
fact-series = series
fact-watermark = watermark

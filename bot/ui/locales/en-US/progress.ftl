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

# In the place of the state: it may be the last that the reply says. $when is a time of day.
progress-note-closing = This reply can't be changed after { $when }. What is painted later is kept: fetch it with `/jobs`.
progress-note-kept = The pictures are painted and kept, but Discord didn't take them. If they don't appear here, fetch them with `/jobs`.

# While moderators look at the pictures first.
progress-reviewing =
    { $count ->
        [one] **Painted** · moderators look at the picture first
       *[other] **Painted** · moderators look at the { $count } pictures first
    }
progress-note-reviewing = They have been asked, and what they decide appears here.
progress-note-queued-for-review = They can't be asked in a channel just now, so it waits in their queue.
progress-review-private = This reply can't be changed for long. Pictures that don't appear here can be fetched with `/jobs`.

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

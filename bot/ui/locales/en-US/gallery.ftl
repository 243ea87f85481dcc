# Finished pictures.

gallery-part = message { $number } of { $count }

# Pictures too large for the place they go to; $links are their numbers, where possible as links to the originals.
gallery-linked =
    { $count ->
        [one] Too large to be shown here: picture { $links }. A number that is a link opens it, for about a day.
       *[other] Too large to be shown here: pictures { $links }. A number that is a link opens it, for about a day.
    }
gallery-smaller =
    { $count ->
        [one] Shown smaller than painted, to fit in here: picture { $links }. A number that is a link opens the original, for about a day.
       *[other] Shown smaller than painted, to fit in here: pictures { $links }. A number that is a link opens the original, for about a day.
    }

# The buttons below finished pictures, and what they open. Buttons have at most 80 characters, titles and labels of forms 45.

result-again = Again
result-edit = Edit…
result-vary = Vary
result-4k = 4K
result-more = More

# Which of several pictures.
result-which = Which picture?
result-picture = Picture { $number }
result-picture-of = Picture { $number } of { $total }

# Forms (title, label of a field, hint in or below it).
result-form-edit-title = Edit this picture
result-form-avatar-title = Paint this avatar
result-form-prompt-label = What it should show
result-form-prompt-hint = Describe the new picture, or what should change
result-form-picture-label = Which picture?
result-form-further-label = Further references
result-form-further-hint = Pictures to work from as well, PNG or JPEG, up to 10 MB each

# What a menu says of somebody's message.
result-no-pictures = There is no picture in this message that I can work from: it takes an attached PNG or JPEG.
result-not-ours = I didn't paint this message, so I know nothing about it.
result-late = Your pictures are ready to be edited. Which one?

# The panel below "More".
result-more-title = This picture
result-mark = Favourite
result-unmark = Unfavourite
result-show-details = Details
result-use = Use as reference
result-go = Go to message
result-delete-begin = Delete…

# Put into the tray of references.
result-used =
    { $count ->
        [one] One picture is in your tray now.
       *[other] { $count } pictures are in your tray now.
    }
result-used-not =
    { $count ->
        [one] One more could not be used, or found no room.
       *[other] { $count } more could not be used, or found no room.
    }

# Deleting.
result-delete-ask =
    { $count ->
        [one] **Delete this picture everywhere it was posted?** This can't be undone.
       *[other] **Delete these { $count } pictures everywhere they were posted?** This can't be undone.
    }
result-delete = Delete
result-keep = Keep
result-delete-again = Try again
result-deleted =
    { $count ->
        [one] The picture is deleted.
       *[other] The { $count } pictures are deleted.
    }
result-deleted-private = Discord lets nobody but you take away what was shown to you alone: dismiss that message yourself.
result-deleted-left =
    { $count ->
        [one] Discord did not let me delete this message. A moderator can:
       *[other] Discord did not let me delete these messages. A moderator can:
    }

# Details of a picture. $when is kept current by Discord: "3 minutes ago".
result-details = Picture details
result-size = **Size:** { $width } × { $height }
result-seed = **Seed:** `{ $seed }`
result-references =
    { $count ->
        [one] **References:** { $count } picture
       *[other] **References:** { $count } pictures
    }
result-painted = **Painted:** { $when } by { $provider }
result-painted-in = **Painted:** { $when } by { $provider } in { NUMBER($seconds, maximumFractionDigits: 1) } s
result-cost =
    { $count ->
        [one] **Cost:** ${ $amount }
       *[other] **Cost:** ${ $amount } for all { $count } pictures
    }
result-copy = **To copy:**
result-copy-rest = **To copy** (the prompt is in the file below):

# What a picture came from; $parent is "Picture 2" or "these pictures", mostly as a link.
result-these = these pictures
result-from-again = **Painted again** from { $parent }
result-from-vary = **Varied** from { $parent }
result-from-edit = **Edited** from { $parent }
result-from-4k = **Painted at 4K** from { $parent }

# What came from a picture.
result-children = **Grown out of it:** { $links }
result-child-again = Again
result-child-vary = Variation
result-child-edit = Edit
result-child-4k = 4K
result-children-more =
    { $count ->
        [one] and { $count } more
       *[other] and { $count } more
    }

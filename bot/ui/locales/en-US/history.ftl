# What was painted, to browse (/gallery, /favourites), and the tray of references (/tray).

history-title-mine = Your pictures
history-title-server = Pictures of this server
history-title-member = Pictures by { $member }
history-title-favourites-mine = Your favourites
history-title-favourites-server = Your favourites of this server
history-title-favourites-member = Your favourites by { $member }

# Alt text of the contact sheet.
history-sheet = Contact sheet: { $first } to { $last } of { $total }
history-open = Open a picture…
history-back = ◀
history-page = Page { $number } of { $pages }
history-on = ▶
history-link = show
history-private = private
# In the place of a favourite that may not be shown here.
history-elsewhere = a picture of a place that you can't see from here

history-empty-mine = Nothing yet. Try `/imagine`.
history-empty-server = Nothing yet that you may see here. Be the first: try `/imagine`.
history-empty-member = { $member } has no public pictures here that you may see.
history-empty-favourites = Nothing marked yet. Press *More* below a picture, then *Favourite*.
history-nothing-found = Nothing found for “{ $search }”. Each word has to begin a word of the prompt.
history-server-only = In direct messages you can browse your own pictures and favourites. What others painted is shown in its server.

# One reference by its number, so that a prompt can say "picture 2".
tray-picture = Picture { $number }: { $name }
tray-title = Your tray
# Alt text of the contact sheet.
tray-sheet =
    { $count ->
        [one] { $count } picture in your tray
       *[other] The { $count } pictures in your tray, by their numbers
    }
tray-use = `/blend` without attachments takes them in this order; call them picture 1, picture 2 … in the prompt.
tray-empty = Your tray is empty
tray-how = It keeps up to ten pictures at hand for `/blend`. To put one in, open the menu of a message with pictures and choose *Apps*, *Use as reference*; or press *More* below a finished picture, then *Use as reference*.
tray-take-out = Take one out…
tray-empty-button = Empty
tray-blend-button = Blend…
tray-blend-title = Blend your tray
tray-blend-label = What to make of them
tray-blend-hint = Call them picture 1, picture 2 … in the order of your tray.
tray-blend-placeholder = The fox of picture 1 in the garden of picture 2, as a watercolour
tray-too-few =
    { $count ->
        [0] A blend needs two pictures or more, and there is none. Attach them as `image1`, `image2` …, or collect them in your tray: *Apps*, *Use as reference* in the menu of a message with pictures. `/tray` shows it.
       *[other] A blend needs two pictures or more, and there is only one. Attach them as `image1`, `image2` …, or collect them in your tray: *Apps*, *Use as reference* in the menu of a message with pictures. With `tray: True` your tray comes before what you attach.
    }

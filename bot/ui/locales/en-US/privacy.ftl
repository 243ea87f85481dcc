# What a member may have of their own data, and have deleted.

privacy-export-meaning = Here is what I keep about you: `easel-data.json` tells it, and your pictures lie beside it. Only you see these messages.
privacy-export-part = { $count ->
    [0] Part { $number }: no pictures
    [one] Part { $number }: one picture
   *[other] Part { $number }: { $count } pictures
}
privacy-export-done = That is all of it.
privacy-export-left = There is more than fits into so many messages.
privacy-export-go-on = Go on
privacy-erase-title = Delete your data?
privacy-erase-meaning = For good, and for all servers: your prompts, pictures and references, your favourites, tray and preferences. Nobody can bring them back. `/privacy export` gives them to you first.
privacy-erase-stays = What stays: when you painted how many pictures and what they cost, without you (your id goes two days after the painting, because limits count until then); pictures that others work with; and what moderators decided about you. I can't delete messages where I'm not a member, such as in direct messages.
privacy-erase-messages = Delete all, and my messages
privacy-erase-stored = Delete all but the messages
privacy-erase-keep = Keep everything
privacy-kept = Nothing was deleted.
privacy-erased = Your data is deleted.
privacy-erasing = Your data is being deleted. There is much of it: the rest goes on by itself, also when you close this.
privacy-erased-left = { $count ->
    [one] Discord did not let me delete one message. I try again for an hour; you can also delete it yourself:
   *[other] Discord did not let me delete { $count } messages. I try again for an hour; you can also delete them yourself:
}

# What can go wrong, by the error's code, and by its problem where there are several.

failure-invalid-prompt-empty = The prompt is empty. Describe the picture you would like, in up to 2000 characters.
failure-invalid-prompt = The prompt has { $length } characters; at most { $limit } are possible.

failure-invalid-size-pixels = { $given } can't be painted: a picture needs 0.92 to 16.8 megapixels, such as 1024x1024 or 4096x4096.
failure-invalid-size-ratio = { $given } is too narrow: the longer side may be at most { $most } times the shorter one.
failure-invalid-size-side = { $given } can't be painted by this provider: each side needs at least { $least } pixels.
failure-invalid-size-side-most = { $given } can't be painted by this provider: a side may have at most { $most } pixels.
failure-invalid-size-largest = These pictures already have as many pixels as can be painted.
failure-invalid-size = I can't read the size “{ $given }”. Write it like 2304x1728, or choose 1K, 2K or 4K.

failure-invalid-count-total = References and new pictures together may be at most { $most }; this would be { $given }.
failure-invalid-count-references = At most { $most } reference pictures are possible; you gave { $given }.
failure-invalid-count-series = A series needs { $least } to { $most } pictures; set `pictures` to a number in between.
failure-invalid-count = You can ask for 1 to { $most } pictures at once; { $given } is not possible.

failure-invalid-seed = A seed is a number from 0 to { $most }, or -1 for a random one.

failure-invalid-reference-type = Reference { $number } ({ $name }) is not a PNG or JPEG picture.
failure-invalid-reference-bytes = Reference { $number } ({ $name }) is larger than 10 MB.
failure-invalid-reference-pixels = Reference { $number } ({ $name }) has more than 36 megapixels.
failure-invalid-reference-side = Reference { $number } ({ $name }) is too small: each side needs at least 15 pixels.
failure-invalid-reference-ratio = Reference { $number } ({ $name }) is too narrow: one side may be at most three times the other.
failure-invalid-reference-broken = Reference { $number } ({ $name }) can't be opened: the file is damaged.
failure-invalid-reference-unreachable = Reference { $number } ({ $name }) could not be fetched from Discord. Please attach it again.
failure-invalid-reference-foreign = Reference { $number } ({ $name }) does not lie on Discord. Please attach it to the command.
failure-invalid-reference-gone = Reference { $number } ({ $name }) is no longer on Discord. Please attach it again.
failure-invalid-reference-missing = Reference { $number } ({ $name }) could not be found. Please attach it again.
failure-invalid-reference = Reference { $number } ({ $name }) can’t be used.

failure-invalid-amount-size = A budget is more than 0 and at most { $most } US dollars. To stop all painting use `/studio pause`.
failure-invalid-amount = I can’t read the sum “{ $given }”. Write US dollars like 25 or 25.50.

failure-unsupported-option-provider = There is no provider “{ $provider }” here.
failure-unsupported-option = The option `{ $option }` isn't possible with this provider.

failure-missing-permissions = I can't post pictures in this channel. Ask a moderator to allow me here: **{ $names }**.

# "-never" is said where waiting alone does not help.
failure-limit-reached-daily-never = You may paint { $most } pictures a day, and asked for { $asked } at once.
failure-limit-reached-daily = You have { $left } of { $most } pictures left and asked for { $asked }. Enough of them come free { $when }.
failure-limit-reached-waiting = You already have { $most } generations running or waiting. Let one finish, or cancel one with `/jobs`.
failure-limit-reached-cooldown = Just a moment: you can paint again { $when }.
failure-limit-reached-budget-never = This costs more than the studio's whole budget for a month. Ask for fewer pictures.
failure-limit-reached-budget = This bot's budget for the month is spent. Painting goes on { $when }.
failure-limit-reached-budget-part = This would cost about { $asked }, and less than that is left of this bot's budget for the month. Fewer or smaller pictures may still fit; else painting goes on { $when }.
failure-limit-reached-channel-daily-never = In this channel you may paint { $most } pictures a day, and asked for { $asked } at once.
failure-limit-reached-channel-daily = You have { $left } of { $most } pictures left in this channel and asked for { $asked }. Enough of them come free { $when }.
failure-limit-reached-channel-total-never = In this channel { $most } pictures a day are painted for all together, and you asked for { $asked } at once.
failure-limit-reached-channel-total = This channel has { $left } of { $most } pictures left for all together, and you asked for { $asked }. Enough of them come free { $when }.
failure-limit-reached-server-total-never = On this server { $most } pictures a day are painted for all together, and you asked for { $asked } at once.
failure-limit-reached-server-total = This server has { $left } of { $most } pictures left for all together, and you asked for { $asked }. Enough of them come free { $when }.
failure-limit-reached-studio-total-never = I paint { $most } pictures in 24 hours for everybody together, and you asked for { $asked } at once.
failure-limit-reached-studio-total = I have { $left } of { $most } pictures left for everybody together, and you asked for { $asked }. Enough of them come free { $when }.
failure-limit-reached-server-budget-never = This costs more than this server's whole budget for a month. Ask for fewer pictures.
failure-limit-reached-server-budget = This server's budget for the month is spent. Painting goes on { $when }.
failure-limit-reached-server-budget-part = This would cost about { $asked }, and less than that is left of this server's budget for the month. Fewer or smaller pictures may still fit; else painting goes on { $when }.

failure-still-at-work = Something of yours is still being painted or waits for moderators. Let it end, or cancel it with `/jobs`; then try again.
failure-export-running = Your data is being gathered already. Wait until it is there, then ask again.

failure-paused = Easel is being restarted and takes no new work just now. Please try again in a minute.
failure-not-yours = Only the member who asked for this picture can do that.

failure-not-allowed = You need the permission **{ $right }** here to do that.
failure-not-allowed-operator = Only the operators of this bot can do that.
failure-gone = These pictures are not here any more: they were deleted, or are no longer kept.
failure-not-ended = These pictures are still on their way into Discord. Please try again in a moment.
failure-no-such-picture = There is no picture { $number } here; they are numbered from 1 to { $most }.
failure-wait-too-long-elsewhere = A reply stays open for { $most } minutes here, and this would probably take about { $minutes }. Ask for fewer pictures, or on a server that has me as a member.
failure-wait-too-long = A private reply stays open for { $most } minutes, and this would probably take about { $minutes }. Ask for fewer pictures, or publicly.
failure-tray-full = Your tray is full: it takes { $most } pictures. Use or empty it first.

# Said after a refusal: whose rule it is.
failure-scope-server = That is a rule of this server.
failure-scope-role = That is the rule of your roles.
failure-scope-channel = That is a rule of this channel.
failure-scope-member = That is a rule made for you.
failure-scope-operator = That is the studio's own limit, on every server.

failure-not-here-channel = Painting is done in { $channels }.
failure-not-here-role = Only members with one of these roles may paint on this server: { $roles }.
failure-not-here-forbidden-server = Painting is not allowed on this server.
failure-not-here-forbidden-role = One of your roles may not paint on this server.
failure-not-here-forbidden-channel = Painting is not allowed in this channel.
failure-not-here-forbidden-member = You may not paint on this server.
failure-not-here-foreign = I am no member of this server, so there is nothing to set here. Invite me first.
failure-ruled-out-quality = You may paint in { $most } at most here. Choose a smaller `quality` or `size`.
failure-ruled-out-pictures =
    { $most ->
        [one] You may ask for { $most } picture at once here.
       *[other] You may ask for at most { $most } pictures at once here.
    }
failure-ruled-out-series = Series are not allowed for you here. Ask for single pictures.
failure-ruled-out-edits = Painting from other pictures is not allowed for you here. Describe it in words alone.

failure-banned = The moderators of this server don't let you paint; that ends { $when }.
failure-banned-never = The moderators of this server don't let you paint any more.
failure-banned-everywhere = The operator of this bot doesn't let you paint; that ends { $when }.
failure-banned-everywhere-never = The operator of this bot doesn't let you paint any more.
failure-because = Reason: “{ $reason }”.
failure-prompt-refused-told = “{ $found }” is against the rules here. Please try other words.
failure-prompt-refused-adult = This prompt is only allowed in age-restricted channels. Please try other words, or ask there.
failure-prompt-refused = A rule of this studio stands against your prompt. Please try other words.
failure-picture-refused = Reference { $number } shows what is not allowed here. Please choose another picture.
failure-reports-full = You have { $most } reports that moderators have not looked at yet. Wait for them before you report more.
failure-studio-paused-reason = Painting is paused on this server: “{ $reason }”. What is in hand will be finished.
failure-studio-paused = Painting is paused on this server. What is in hand will be finished.
failure-review-rejected-counted-reason = The moderators decided not to show these pictures, and they count as painted. Reason: “{ $reason }”.
failure-review-rejected-counted = The moderators decided not to show these pictures, and they count as painted.
failure-review-rejected-reason = The moderators decided not to show these pictures. Reason: “{ $reason }”.
failure-review-rejected = The moderators decided not to show these pictures.
failure-picture-blocked = A picture rule of this server holds back what was painted. Nothing was counted.

failure-invalid-limit-daily = “{ $given }” is no number of pictures a day. Write a whole number up to { $most }, 0 for none, or “{ limits-unlimited }”.
failure-invalid-limit-concurrent = “{ $given }” can't be how many run at once. Write a whole number from { $least } to { $most }.
failure-invalid-limit-cooldown = “{ $given }” is no pause in seconds. Write a whole number from { $least } to { $most }.
failure-invalid-limit-pictures = “{ $given }” can't be the most pictures of one request. Write a whole number from { $least } to { $most }.
failure-invalid-limit-total = “{ $given }” can't be a total. Write a whole number from { $least } to { $most }, or nothing.
failure-invalid-limit-zone = There is no time zone “{ $given }”. Try one like { $near }.
failure-invalid-limit-twice = Two of your choices contradict each other. Choose one of each kind.
failure-invalid-limit-channel = Choose the channel too whose total that is.
failure-invalid-limit-many = There are { $most } rules already. Take one away first.

failure-invalid-score = “{ $given }” is no percentage. Write a whole number from 1 to 100, or nothing for never.
failure-invalid-rule-empty = The rule is empty: nothing of it is left to look for.
failure-invalid-rule-long = The rule is too long; at most { $most } characters are possible.
failure-invalid-rule-wide = This rule would match every prompt. Make it narrower.
failure-invalid-rule-pattern = I can't read this pattern: “{ $reason }”.
failure-rule-exists = There is a rule for “{ $text }” already.
failure-invalid-list-bytes = This file is larger than 1 MB.
failure-invalid-list-lines = This file has more than { $most } lines. Take it in in parts.
failure-invalid-list-text = I can't read this file as a text. Save it as UTF-8, with one word in each line.
failure-invalid-list-unreachable = This file could not be fetched from Discord. Please attach it again.

failure-content-refused = The painting service refused this prompt or a reference for its content. Nothing was counted; try other words.
failure-parameters-refused = The painting service can't paint this combination of options. Nothing was counted; try another size or fewer references.
failure-bad-key = The studio can't reach its painting service just now; its operator has been told. Nothing was counted.
failure-no-credits-team-limit = The studio's team has spent what it may spend at its painting service; its operator has been told. Nothing was counted.
failure-no-credits = The studio's account at its painting service is empty; its operator has been told. Nothing was counted.
failure-unknown-model = The studio's painting model isn't available; its operator has been told. Nothing was counted.
failure-rate-limited = The painting service is getting too many requests. Nothing was counted; please try again in a few minutes.
failure-at-capacity = The painting service is full at the moment. Nothing was counted; please try again in a few minutes.
failure-unreachable = The painting service can't be reached. Nothing was counted; please try again in a few minutes.
failure-unintelligible-answer = The painting service gave an answer that makes no sense. Nothing was counted; please try again.
failure-render-failed = The painting service could not finish this picture. Nothing was counted; please try again.
failure-render-cancelled = The painting service cancelled this picture. Nothing was counted; please try again.
failure-submission-unknown = The painting service didn't confirm this picture, and it can't be found there. It was not sent a second time, and nothing was counted.
failure-queued-too-long = The painting service left this picture in its queue for too long. Nothing was counted.
failure-deadline-passed = This took longer than the studio waits. Nothing was counted.
failure-no-pictures = The painting service finished without a picture. Nothing was counted; please try again.
failure-bad-picture = What the painting service sent is not a picture. Nothing was counted; please try again.
failure-foreign-host = The painting service sent a picture from an unknown address, so it was not fetched. Nothing was counted; its operator has been told.
failure-cancelled = Cancelled. Nothing was counted.
failure-delivery-failed = The pictures are painted and kept, but Discord didn't take them. Fetch them with `/jobs`.
failure-database-busy = The studio is very busy and could not note your request. Nothing was counted; please try again.
failure-disk-full = The studio has no room left to keep pictures; its operator has been told. Nothing was counted.
failure-storage = The studio could not note your request. Nothing was counted; please try again.

# For a defect, and for a code that this version does not know.
failure-internal = Something went wrong in the studio. Nothing was counted, and its operator has been told.

# Why fewer pictures came than were asked for.
missing-chosen =
    { $came ->
        [one] The model chose to paint { $came } picture instead of { $expected }.
       *[other] The model chose to paint { $came } pictures instead of { $expected }.
    }
missing-others = { $came } of { $expected } pictures: the others were { $why } and are not counted.
missing-or = { $first } or { $second }
missing-because-cancelled = cancelled
missing-because-fault = lost to a fault
missing-because-late = not finished in time
missing-because-content = refused for their content
missing-because-rule = held back by a picture rule

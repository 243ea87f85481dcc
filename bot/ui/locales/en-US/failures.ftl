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

failure-unsupported-option-provider = There is no provider “{ $provider }” here.
failure-unsupported-option = The option `{ $option }` isn't possible with this provider.

failure-missing-permissions = I can't post pictures in this channel. Ask a moderator to allow me here: **{ $names }**.

# "-never" is said where waiting alone does not help.
failure-limit-reached-daily-never = You may paint { $most } pictures in 24 hours, and asked for { $asked } at once.
failure-limit-reached-daily = You have { $left } of { $most } pictures left and asked for { $asked }. Enough of them come free { $when }.
failure-limit-reached-waiting = You already have { $most } generations running or waiting. Let one finish, or cancel one with `/jobs`.
failure-limit-reached-cooldown = Just a moment: you can paint again { $when }.
failure-limit-reached-budget-never = This costs more than the studio's whole budget for a month. Ask for fewer pictures.
failure-limit-reached-budget = This bot's budget for the month is spent. Painting goes on { $when }.

failure-paused = Easel is being restarted and takes no new work just now. Please try again in a minute.
failure-not-yours = Only the member who asked for this picture can do that.

failure-not-allowed = You need the permission **{ $right }** here to do that.
failure-gone = These pictures are not here any more: they were deleted, or are no longer kept.
failure-not-ended = These pictures are still on their way into Discord. Please try again in a moment.
failure-no-such-picture = There is no picture { $number } here; they are numbered from 1 to { $most }.
failure-wait-too-long-elsewhere = A reply stays open for { $most } minutes here, and this would probably take about { $minutes }. Ask for fewer pictures, or on a server that has me as a member.
failure-wait-too-long = A private reply stays open for { $most } minutes, and this would probably take about { $minutes }. Ask for fewer pictures, or publicly.
failure-tray-full = Your tray is full: it takes { $most } pictures. Use or empty it first.

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
failure-delivery-failed = The pictures are painted and kept, but Discord didn't take them.
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

# The panel of limits (/studio limits), its forms, and a rule in one line.

limits-title = Limits
limits-meaning = What members may paint. A member's own rule stands before those of their roles, those before everyone's, and the most generous role counts; a channel only narrows.
limits-day-rolling = A day is the last 24 hours; months are those of { $zone }.
limits-day-calendar = A day goes from midnight to midnight in { $zone }.
limits-none = No rules yet: the operator's limits hold.
limits-everyone = Everyone
limits-total = The whole server
limits-together =
    { $count ->
        [one] { $count } picture a day for all together
       *[other] { $count } pictures a day for all together
    }
limits-everyone-button = Rule for everyone…
limits-day-button = Days and totals…
limits-role = Set the rule of a role…
limits-channel = Set the rule of a channel…
limits-member = Set the rule of a member…
limits-remove = Take a rule away…
limits-of-role = Role { $name }
limits-of-channel = Channel { $name }
limits-of-member = Member { $name }
limits-of-total = Total of { $name }
limits-unlimited = unlimited
limits-window-rolling = The last 24 hours
limits-window-calendar = From midnight to midnight

limits-form-of-role = Rule of a role
limits-form-of-channel = Rule of a channel
limits-form-of-member = Rule of a member
limits-form-daily = Pictures a day
limits-hint-daily = A number, 0 for none, “unlimited”, or empty to say nothing
limits-form-concurrent = Generations at once
limits-hint-concurrent = More wait in line; empty says nothing
limits-form-cooldown = Seconds between two requests
limits-hint-cooldown = 0 for no pause; empty says nothing
limits-form-pictures = Most pictures of one request
limits-hint-pictures = 1 to 15; empty says nothing
limits-form-may = Largest quality, and what is allowed
limits-hint-may = Whatever you leave out, the rule says nothing about
limits-form-quality = Up to { $quality }
limits-form-series-yes = Series are allowed
limits-form-series-no = No series
limits-form-edits-yes = Painting from pictures is allowed
limits-form-edits-no = No painting from pictures
limits-form-allowed-yes = May paint
limits-form-allowed-no = May not paint at all
limits-form-day-title = Days and totals
limits-form-window = A day is
limits-form-zone = Time zone
limits-hint-zone = Such as Europe/Kyiv
limits-form-total = Pictures a day in the whole server
limits-hint-total = Of all members together; empty for no total
limits-form-channel = A channel with a total of its own
limits-form-channel-none = None
limits-form-channel-total = Pictures a day in that channel
limits-hint-channel-total = Of all members together; empty takes its total away

rule-allowed = may paint
rule-forbidden = may not paint
rule-daily-free = any number of pictures
rule-daily =
    { $count ->
        [one] { $count } picture a day
       *[other] { $count } pictures a day
    }
rule-concurrent = { $count } at once
rule-cooldown = { $seconds } s between requests
rule-quality = up to { $quality }
rule-pictures =
    { $count ->
        [one] { $count } picture a request
       *[other] { $count } pictures a request
    }
rule-series = series
rule-no-series = no series
rule-edits = painting from pictures
rule-no-edits = no painting from pictures
rule-by-operator = the studio's own limit
rule-by-server = this server's rule
rule-by-member = a rule for you alone

# What the server spends (/studio budget), and what it painted (/studio usage).

budget-title = The server’s money
budget-spent = **Spent this month:** { $amount }
budget-reserved = **Set aside for what is on its way:** { $amount }
budget-left = **Left of this month’s { $budget }:** { $left }
budget-none = No budget is set: nothing stops at a sum.
budget-forecast = If it goes on like this, this month comes to { $amount }.
budget-last-month = Last month: { $amount }
budget-whole = The whole bot
budget-untold = Nobody is told when it runs out: choose a moderators’ channel in `/studio setup`.
budget-price = { $provider }: { $price } a picture
budget-resets = The month ends { $when } ({ $zone }).
budget-set = Set the budget…
budget-form-title = Budget
budget-form-label = US dollars a month
budget-form-meaning = At 80 % and at 100 % your moderators’ channel is told. Leave it empty for no bound.
budget-form-hint = for example 25

notice-budget-warning = 80 % of this month’s budget is spent: { $spent } of { $budget } US dollars. It begins anew { $when }. See `/studio budget`.
notice-budget-stop = This month’s budget is spent: { $spent } of { $budget } US dollars. Nothing more is painted until it begins anew { $when }, or until you raise it with `/studio budget`.
notice-whole-budget-warning = 80 % of what this bot may spend this month on all its servers together is spent. It begins anew { $when }.
notice-whole-budget-stop = What this bot may spend this month on all its servers together is spent. Nothing more is painted until it begins anew { $when }.

usage-title = The last { $days } days
usage-span = { $days } days
usage-nothing = Nothing was asked for in these days.
usage-total =
    { $count ->
        [one] { $count } picture, { $cost }
       *[other] { $count } pictures, { $cost }
    }
usage-table = Day, pictures, cost, and the time in which half of them came:
usage-alt = Pictures per day from { $first } to { $last }: { $numbers }.
usage-alt-cost = Cost per day in US dollars: { $numbers }.
usage-pictures = Pictures per day
usage-cost = Cost per day
usage-waits = From turn to delivery
usage-half = half
usage-late = 95 of 100
usage-took = { $provider }: half delivered in { $half } s, 95 of 100 in { $late } s.
usage-members = Painted most
usage-refusals = Not painted
usage-why-limits = limits
usage-why-budget = budget
usage-why-place = channel, role or size
usage-why-prompt = prompt rules
usage-why-picture = picture rules
usage-why-ban = bans
usage-why-pause = pause
usage-why-content = content
usage-why-fault = faults
usage-why-cancel = cancelled
usage-why-request = mistakes in the request

# Prompt rules, as moderators read them: /moderation words.

words-kind-word = word
words-kind-phrase = phrase
words-kind-pattern = pattern
words-action-block = refused
words-action-flag = flagged
words-action-adult = age-restricted channels only
words-everywhere = the operator's, for all servers

words-added = This rule holds from now on:
words-removed = This rule is gone:
words-unknown = There is no rule for “{ $text }” here.

words-title = Prompt rules
words-title-everywhere = Prompt rules for all servers
words-count = { $count } of { $total }
words-none = There is no rule yet. Write one with `/moderation words add`, or many with `/moderation words import`.
words-none-found = No rule fits “{ $search }”.
words-tells = Whoever is refused reads which word it was.
words-tells-not = Whoever is refused reads that a rule matched, and not which.
words-tell = Tell them which word
words-tell-not = Don't tell which word

words-trial-title = What the rules say
words-trial-nothing = Nothing matches: this prompt would be painted.
words-trial-further =
    { $count ->
        [one] … and { $count } further match
       *[other] … and { $count } further matches
    }
words-trial-here = **Here:** { $outcome }
words-trial-adult = **In age-restricted channels:** { $outcome }
words-outcome-refused = it would be refused
words-outcome-flagged = it would be painted, and flagged for moderators
words-outcome-painted = it would be painted

words-imported = New rules: { $new }. There already: { $known }.
words-wrong =
    { $count ->
        [one] { $count } line is left out:
       *[other] { $count } lines are left out, among them:
    }
words-wrong-line = Line { $line }:

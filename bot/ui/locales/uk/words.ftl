# Правила описів, як їх читають модератори: /moderation words.

words-kind-word = слово
words-kind-phrase = вислів
words-kind-pattern = шаблон
words-action-block = відхилити
words-action-flag = позначити
words-action-adult = лише канали з віковим обмеженням
words-everywhere = від власника бота, для всіх серверів

words-added = Відтепер діє це правило:
words-removed = Цього правила більше немає:
words-unknown = Правила для «{ $text }» тут немає.

words-title = Правила описів
words-title-everywhere = Правила описів для всіх серверів
words-count = { $count } з { $total }
words-none = Правил ще немає. Запишіть одне через `/модерація слова додати` або багато через `/модерація слова імпорт`.
words-none-found = Жодне правило не підходить до «{ $search }».
words-tells = Кому відмовлено, той дізнається, яке це слово.
words-tells-not = Кому відмовлено, той дізнається, що спрацювало правило, але не яке.
words-tell = Називати слово
words-tell-not = Не називати слово

words-trial-title = Що кажуть правила
words-trial-nothing = Нічого не збігається: такий опис було б намальовано.
words-trial-further =
    { $count ->
        [one] … і ще { $count } збіг
        [few] … і ще { $count } збіги
       *[many] … і ще { $count } збігів
    }
words-trial-here = **Тут:** { $outcome }
words-trial-adult = **У каналах із віковим обмеженням:** { $outcome }
words-outcome-refused = його було б відхилено
words-outcome-flagged = його було б намальовано й позначено для модераторів
words-outcome-painted = його було б намальовано

words-imported = Нових правил: { $new }. Уже були: { $known }.
words-wrong =
    { $count ->
        [one] Пропущено { $count } рядок:
        [few] Пропущено { $count } рядки, зокрема:
       *[many] Пропущено { $count } рядків, зокрема:
    }
words-wrong-line = Рядок { $line }:

# Що витрачає сервер (/studio budget) і що він намалював (/studio usage).

budget-title = Гроші сервера
budget-spent = **Витрачено цього місяця:** { $amount }
budget-reserved = **Відкладено на те, що в роботі:** { $amount }
budget-left = **Залишилося з { $budget } на цей місяць:** { $left }
budget-none = Бюджет не встановлено: жодна сума нічого не зупиняє.
budget-forecast = Якщо так триватиме, за цей місяць вийде { $amount }.
budget-last-month = Минулий місяць: { $amount }
budget-whole = Увесь бот
budget-untold = Ніхто не дізнається, коли він вичерпається: виберіть канал модерації в `/студія налаштування`.
budget-price = { $provider }: { $price } за зображення
budget-resets = Місяць закінчується { $when } ({ $zone }).
budget-set = Встановити бюджет…
budget-form-title = Бюджет
budget-form-label = Доларів США на місяць
budget-form-meaning = На 80 % і 100 % про це дізнається канал модерації. Залиште порожнім, щоб не обмежувати.
budget-form-hint = наприклад, 25

notice-budget-warning = Витрачено 80 % бюджету місяця: { $spent } із { $budget } доларів США. Він почнеться знову { $when }. Дивіться `/студія бюджет`.
notice-budget-stop = Бюджет місяця витрачено: { $spent } із { $budget } доларів США. Більше нічого не малюється, доки він не почнеться знову { $when } або доки ви не збільшите його через `/студія бюджет`.
notice-whole-budget-warning = Витрачено 80 % того, що цей бот може витратити цього місяця на всіх серверах разом. Відлік почнеться знову { $when }.
notice-whole-budget-stop = Витрачено все, що цей бот може витратити цього місяця на всіх серверах разом. Більше нічого не малюється, доки відлік не почнеться знову { $when }.

usage-title = Останні { $days } днів
usage-span = { $days } днів
usage-nothing = У ці дні нічого не просили.
usage-total =
    { $count ->
        [one] { $count } зображення, { $cost }
        [few] { $count } зображення, { $cost }
       *[many] { $count } зображень, { $cost }
    }
usage-table = День, зображення, витрати й час, за який надійшла половина:
usage-alt = Зображень за день від { $first } до { $last }: { $numbers }.
usage-alt-cost = Вартість за день у доларах США: { $numbers }.
usage-pictures = Зображень за день
usage-cost = Витрати за день
usage-waits = Від черги до доставки
usage-half = половина
usage-late = 95 зі 100
usage-took = { $provider }: половину доставлено за { $half } с, 95 зі 100 за { $late } с.
usage-members = Намалювали найбільше
usage-refusals = Не намальовано
usage-why-limits = ліміти
usage-why-budget = бюджет
usage-why-place = канал, роль або розмір
usage-why-prompt = правила запитів
usage-why-picture = правила зображень
usage-why-ban = блокування
usage-why-pause = пауза
usage-why-content = вміст
usage-why-fault = збої
usage-why-cancel = скасовано
usage-why-request = помилки в запиті

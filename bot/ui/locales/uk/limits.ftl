# Панель обмежень (/studio limits), її форми й правило одним рядком.

limits-title = Обмеження
limits-meaning = Що можуть малювати учасники. Власне правило учасника важить більше за правила його ролей, ті більше за правило для всіх, і діє найщедріша роль; канал лише звужує.
limits-day-rolling = День це останні 24 години; місяці за часом { $zone }.
limits-day-calendar = День триває від півночі до півночі за часом { $zone }.
limits-none = Правил ще немає: діють обмеження власника бота.
limits-everyone = Усі
limits-total = Увесь сервер
limits-together =
    { $count ->
        [one] { $count } зображення на день на всіх разом
        [few] { $count } зображення на день на всіх разом
       *[many] { $count } зображень на день на всіх разом
    }
limits-everyone-button = Правило для всіх…
limits-day-button = Дні й суми…
limits-role = Задати правило ролі…
limits-channel = Задати правило каналу…
limits-member = Задати правило учасника…
limits-remove = Прибрати правило…
limits-of-role = Роль { $name }
limits-of-channel = Канал { $name }
limits-of-member = Учасник { $name }
limits-of-total = Сума { $name }
limits-unlimited = без обмежень
limits-window-rolling = Останні 24 години
limits-window-calendar = Від півночі до півночі

limits-form-of-role = Правило ролі
limits-form-of-channel = Правило каналу
limits-form-of-member = Правило учасника
limits-form-daily = Зображень на день
limits-hint-daily = Число, 0 для жодного, «без обмежень», або порожньо, щоб нічого не казати
limits-form-concurrent = Замовлень одночасно
limits-hint-concurrent = Решта чекає; порожнє нічого не каже
limits-form-cooldown = Секунд між двома замовленнями
limits-hint-cooldown = 0 без паузи; порожнє нічого не каже
limits-form-pictures = Найбільше зображень за раз
limits-hint-pictures = Від 1 до 15; порожнє нічого не каже
limits-form-may = Найвища якість і що дозволено
limits-hint-may = Про те, чого ви не оберете, правило нічого не каже
limits-form-quality = До { $quality }
limits-form-series-yes = Серії дозволено
limits-form-series-no = Без серій
limits-form-edits-yes = Малювати з зображень дозволено
limits-form-edits-no = Без малювання з зображень
limits-form-allowed-yes = Можна малювати
limits-form-allowed-no = Малювати зовсім не можна
limits-form-day-title = Дні й суми
limits-form-window = День це
limits-form-zone = Часовий пояс
limits-hint-zone = Наприклад, Europe/Kyiv
limits-form-total = Зображень на день на весь сервер
limits-hint-total = На всіх разом; порожньо, якщо суми немає
limits-form-channel = Канал із власною сумою
limits-form-channel-none = Жоден
limits-form-channel-total = Зображень на день у цьому каналі
limits-hint-channel-total = На всіх разом; порожнє прибирає суму каналу

rule-allowed = можна малювати
rule-forbidden = малювати не можна
rule-daily-free = зображень скільки завгодно
rule-daily =
    { $count ->
        [one] { $count } зображення на день
        [few] { $count } зображення на день
       *[many] { $count } зображень на день
    }
rule-concurrent = одночасно { $count }
rule-cooldown = { $seconds } с між замовленнями
rule-quality = до { $quality }
rule-pictures =
    { $count ->
        [one] { $count } зображення за раз
        [few] { $count } зображення за раз
       *[many] { $count } зображень за раз
    }
rule-series = серії
rule-no-series = без серій
rule-edits = малювання з зображень
rule-no-edits = без малювання з зображень
rule-by-operator = обмеження студії
rule-by-server = правило цього сервера
rule-by-member = правило саме для вас

# Що залишилося учасникові (/quota) і що в нього в роботі (/jobs).

standing-title = Ваш час у студії
standing-pictures-free = **Зображення:** скільки завгодно (за останні 24 години: { $used })
standing-pictures-free-today = **Зображення:** скільки завгодно (сьогодні: { $used })
standing-pictures-left = **Зображення:** на ці 24 години залишилося { $left } з { $most }
standing-more =
    { $count ->
        [one] ще { $count } зображення { $when }
        [few] ще { $count } зображення { $when }
       *[many] ще { $count } зображень { $when }
    }
standing-at-once = **Одночасно:** у роботі { $running } з { $concurrent }, у черзі { $waiting } з { $most }
standing-pause-now = **Пауза між замовленнями:** { $seconds } с, малювати можна вже зараз
standing-pause-until = **Пауза між замовленнями:** { $seconds } с, знову { $when }
standing-pictures-today = **Зображення:** на сьогодні залишилося { $left } з { $most }
standing-quality = **Найвища якість:** { $quality }
standing-most = **Найбільше зображень за раз:** { $count }
standing-no-series = **Серії:** тут не дозволено
standing-no-edits = **Малювання з зображень:** тут не дозволено
standing-channel-daily = **Ви в цьому каналі:** залишилося { $left } з { $most }
standing-channel-total = **Цей канал, усі разом:** залишилося { $left } з { $most }
standing-server-total = **Цей сервер, усі разом:** залишилося { $left } з { $most }
standing-studio-total = **Уся студія:** на ці 24 години залишилося { $left } з { $most }
standing-again = більше { $when }

standing-in-hand = У роботі
standing-nothing = У роботі нічого немає
standing-begin = Спробуйте `/{ imagine }`.
standing-more-in-line = і ще в черзі: { $count }
standing-kept = Намальовано, але Discord не прийняв
standing-more-kept = і ще { $count }; їх буде видно тут, щойно видалите якісь із цих (*{ button-fetch }*, *{ result-more }*, *{ result-delete-begin }*)
standing-ended = Нещодавно завершені
standing-pictures =
    { $count ->
        [one] { $count } зображення
        [few] { $count } зображення
       *[many] { $count } зображень
    }

standing-state-reserved = у черзі
standing-state-starting = починається
standing-state-submitting = малюється
standing-state-rendering = малюється
standing-state-reviewing = у модераторів
standing-state-delivering = уже прямує до вас
standing-state-kept = можна забрати
standing-state-done = готово
standing-state-failed = не вдалося
standing-state-cancelled = скасовано
standing-state-refused = відхилено

# Що діє, коли учасник нічого не вказав (/preferences), і як справи в студії (/studio status).

preferences-title = Ваші налаштування
preferences-meaning = Вони діють, коли параметр не вказано. Зміни зберігаються одразу.
preferences-shape = Форма
preferences-quality = Якість
preferences-pictures = Зображення
preferences-count =
    { $count ->
        [one] { $count } зображення
        [few] { $count } зображення
       *[many] { $count } зображень
    }
# Кнопки, що показують теперішнє значення й перемикають його.
preferences-private-on = Приватно: так
preferences-private-off = Приватно: ні
preferences-watermark-on = Водяний знак: так
preferences-watermark-off = Водяний знак: ні
preferences-reset = Скинути
preferences-no-watermark = Сервіс малювання цієї студії не вміє позначати свої зображення.

status-title = Студія
status-circuit-closed = у порядку
status-circuit-half-open = після збоїв уникаємо, вирішить одна спроба
status-circuit-open = після збоїв уникаємо
status-circuit-open-until = після збоїв уникаємо, нова спроба { $when }
status-last-fault = Останній збій: { $fault }
status-credits = Залишок кредитів: { $credits }
status-credits-low = Менше ніж { $warning }: незабаром поповніть.
status-credits-untold = Кредити: цей постачальник не повідомляє
status-credits-fault = Кредити: дізнатися не вдалося ({ $fault })
status-price = { $price } доларів США за зображення
status-model-unknown = модель не названо
status-model-fault = модель: дізнатися не вдалося ({ $fault })
status-models = Подробиці моделі
status-choose-model = Інша модель…
status-parameters = Параметри
status-parameters-more = і ще { $count }
status-in-hand = **У роботі:** малюється { $running }, у черзі { $waiting }
status-version = Easel { $version }
status-took = Зазвичай малює за { $half } с, 95 зі 100 — за { $late } с (виміряно: { $count })
status-reviews = **Чекають на модераторів:** { $count }
status-shards = З’єднань: { $standing } із { $wanted }

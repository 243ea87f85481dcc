# Що може піти не так: за кодом помилки, а де їх кілька, то й за проблемою.

failure-invalid-prompt-empty = Опис порожній. Опишіть бажане зображення, до 2000 символів.
failure-invalid-prompt = Довжина опису в символах: { $length }; найбільше можливо { $limit }.

failure-invalid-size-pixels = { $given } намалювати не можна: зображенню треба від 0,92 до 16,8 мегапікселя, наприклад 1024x1024 або 4096x4096.
failure-invalid-size-ratio = { $given } завузьке: довша сторона може бути щонайбільше у { $most } разів довшою за коротшу.
failure-invalid-size-side = { $given } цей постачальник намалювати не може: найменша сторона в пікселях: { $least }.
failure-invalid-size-side-most = { $given } цей постачальник намалювати не може: найбільша сторона в пікселях: { $most }.
failure-invalid-size-largest = Ці зображення вже мають стільки пікселів, скільки можна намалювати.
failure-invalid-size = Не вдалося зрозуміти розмір «{ $given }». Напишіть його як 2304x1728 або оберіть 1K, 2K чи 4K.

failure-invalid-count-total = Зразків і нових зображень разом може бути щонайбільше { $most }; а вийшло б { $given }.
failure-invalid-count-references = Зразків може бути щонайбільше { $most }; ви додали { $given }.
failure-invalid-count-series = У серії має бути від { $least } до { $most } зображень; вкажіть для `{ option-pictures }` число між ними.
failure-invalid-count = За раз можна замовити від 1 до { $most } зображень; { $given } неможливо.

failure-invalid-seed = Зерно має бути числом від 0 до { $most } або -1, щоб узяти випадкове.

failure-invalid-reference-type = Зразок { $number } ({ $name }) не є зображенням PNG чи JPEG.
failure-invalid-reference-bytes = Зразок { $number } ({ $name }) більший за 10 МБ.
failure-invalid-reference-pixels = Зразок { $number } ({ $name }) має понад 36 мегапікселів.
failure-invalid-reference-side = Зразок { $number } ({ $name }) замалий: кожна сторона має бути не менша за 15 пікселів.
failure-invalid-reference-ratio = Зразок { $number } ({ $name }) завузький: одна сторона може бути щонайбільше втричі довшою за іншу.
failure-invalid-reference-broken = Зразок { $number } ({ $name }) не відкривається: файл пошкоджено.
failure-invalid-reference-unreachable = Зразок { $number } ({ $name }) не вдалося отримати з Discord. Додайте його ще раз.
failure-invalid-reference-foreign = Зразок { $number } ({ $name }) лежить не на Discord. Додайте його до команди.
failure-invalid-reference-gone = Зразка { $number } ({ $name }) на Discord уже немає. Додайте його ще раз.
failure-invalid-reference-missing = Зразок { $number } ({ $name }) не знайдено. Додайте його ще раз.
failure-invalid-reference = Зразок { $number } ({ $name }) не можна використати.

failure-invalid-amount-size = Бюджет більший за 0 і щонайбільше { $most } доларів США. Щоб зупинити все, скористайтеся `/студія пауза`.
failure-invalid-amount = Не можу прочитати суму «{ $given }». Напишіть долари США, як-от 25 або 25,50.

failure-unsupported-option-provider = Постачальника «{ $provider }» тут немає.
failure-unsupported-option = Параметр `{ $option }` із цим постачальником неможливий.

failure-missing-permissions = Я не можу публікувати зображення в цьому каналі. Попросіть модерацію дозволити мені тут: **{ $names }**.

# «-never» кажуть там, де самого очікування не досить.
failure-limit-reached-daily-never = За день можна намалювати зображень: { $most }; ви замовили одразу { $asked }.
failure-limit-reached-daily = У вас залишилося зображень: { $left } з { $most }, а замовлено { $asked }. Достатньо звільниться { $when }.
failure-limit-reached-waiting = У вас уже є завдань у роботі чи в черзі: { $most }. Дочекайтеся, поки одне завершиться, або скасуйте одне через `/{ jobs }`.
failure-limit-reached-cooldown = Хвилинку: малювати знову можна { $when }.
failure-limit-reached-budget-never = Це коштує більше, ніж увесь місячний бюджет студії. Замовте менше зображень.
failure-limit-reached-budget = Місячний бюджет цього бота вичерпано. Малювання продовжиться { $when }.
failure-limit-reached-budget-part = Це коштувало б близько { $asked }, а з місячного бюджету цього бота лишилося менше. Можливо, вистачить на менше або менші зображення; інакше малювання продовжиться { $when }.
failure-limit-reached-channel-daily-never = У цьому каналі ви можете намалювати за день зображень: { $most }; ви замовили одразу { $asked }.
failure-limit-reached-channel-daily = У цьому каналі у вас залишилося зображень: { $left } з { $most }, а замовлено { $asked }. Достатньо звільниться { $when }.
failure-limit-reached-channel-total-never = У цьому каналі всі разом можуть намалювати за день зображень: { $most }; ви замовили одразу { $asked }.
failure-limit-reached-channel-total = У цьому каналі на всіх залишилося зображень: { $left } з { $most }, а замовлено { $asked }. Достатньо звільниться { $when }.
failure-limit-reached-server-total-never = На цьому сервері всі разом можуть намалювати за день зображень: { $most }; ви замовили одразу { $asked }.
failure-limit-reached-server-total = На цьому сервері на всіх залишилося зображень: { $left } з { $most }, а замовлено { $asked }. Достатньо звільниться { $when }.
failure-limit-reached-studio-total-never = За 24 години я можу намалювати на всіх зображень: { $most }; ви замовили одразу { $asked }.
failure-limit-reached-studio-total = У мене на всіх залишилося зображень: { $left } з { $most }, а замовлено { $asked }. Достатньо звільниться { $when }.
failure-limit-reached-server-budget-never = Це коштує більше, ніж увесь місячний бюджет цього сервера. Замовте менше зображень.
failure-limit-reached-server-budget = Місячний бюджет цього сервера вичерпано. Малювання продовжиться { $when }.
failure-limit-reached-server-budget-part = Це коштувало б близько { $asked }, а з місячного бюджету цього сервера лишилося менше. Можливо, вистачить на менше або менші зображення; інакше малювання продовжиться { $when }.

failure-still-at-work = Щось ваше ще малюється або чекає на модераторів. Дочекайтеся кінця або скасуйте це через `/{ jobs }`, а тоді спробуйте знову.
failure-export-running = Ваші дані вже збираються. Дочекайтеся їх, а тоді попросіть знову.

failure-paused = Easel перезапускається й зараз не приймає нових завдань. Спробуйте ще раз за хвилину.
failure-not-yours = Це може зробити лише той, хто замовив це зображення.
failure-not-allowed = Для цього вам тут потрібен дозвіл **{ $right }**.
failure-not-allowed-operator = Це можуть лише власники цього бота.
failure-gone = Цих зображень тут уже немає: їх видалили або більше не зберігають.
failure-not-ended = Ці зображення ще на шляху до Discord. Спробуйте ще раз за мить.
failure-no-such-picture = Зображення { $number } тут немає; вони пронумеровані від 1 до { $most }.
failure-wait-too-long-elsewhere = Відповідь тут лишається відкритою { $most } хв, а на це, ймовірно, піде близько { $minutes } хв. Попросіть менше зображень або на сервері, де я є учасником.
failure-wait-too-long = Приватна відповідь лишається відкритою { $most } хв, а на це, ймовірно, піде близько { $minutes } хв. Попросіть менше зображень або публічно.
failure-tray-full = Ваш лоток повний: зображень у ньому може бути { $most }. Спершу використайте або спорожніть його.

# Кажуть після відмови: чиє це правило.
failure-scope-server = Це правило цього сервера.
failure-scope-role = Це правило для ваших ролей.
failure-scope-channel = Це правило цього каналу.
failure-scope-member = Це правило саме для вас.
failure-scope-operator = Це обмеження студії, однакове для всіх серверів.

failure-not-here-channel = Малюють тут: { $channels }.
failure-not-here-role = На цьому сервері малюють лише учасники з однією з цих ролей: { $roles }.
failure-not-here-forbidden-server = На цьому сервері малювати не дозволено.
failure-not-here-forbidden-role = Одній із ваших ролей не дозволено малювати на цьому сервері.
failure-not-here-forbidden-channel = У цьому каналі малювати не дозволено.
failure-not-here-forbidden-member = Вам не дозволено малювати на цьому сервері.
failure-not-here-foreign = Я не є учасником цього сервера, тож налаштовувати тут нічого. Спершу запросіть мене.
failure-ruled-out-quality = Тут вам можна малювати щонайбільше у { $most }. Оберіть менше в `{ option-quality }` або `{ option-size }`.
failure-ruled-out-pictures =
    { $most ->
        [one] Тут за раз можна замовити щонайбільше { $most } зображення.
        [few] Тут за раз можна замовити щонайбільше { $most } зображення.
       *[many] Тут за раз можна замовити щонайбільше { $most } зображень.
    }
failure-ruled-out-series = Серії вам тут не дозволено. Замовляйте окремі зображення.
failure-ruled-out-edits = Малювати з інших зображень вам тут не дозволено. Опишіть усе лише словами.

failure-banned = Модерація цього сервера не дозволяє вам малювати; це скінчиться { $when }.
failure-banned-never = Модерація цього сервера більше не дозволяє вам малювати.
failure-banned-everywhere = Власник цього бота не дозволяє вам малювати; це скінчиться { $when }.
failure-banned-everywhere-never = Власник цього бота більше не дозволяє вам малювати.
failure-because = Причина: «{ $reason }».
failure-prompt-refused-told = «{ $found }» тут проти правил. Спробуйте інші слова.
failure-prompt-refused-adult = Такий опис дозволено лише в каналах із віковим обмеженням. Спробуйте інші слова або попросіть там.
failure-prompt-refused = Правило цієї студії не пропускає ваш опис. Спробуйте інші слова.
failure-picture-refused = Зразок { $number } показує те, що тут не дозволено. Оберіть інше зображення.
failure-reports-full = Модератори ще не розглянули ваші скарги: { $most }. Зачекайте, перш ніж надсилати нові.
failure-studio-paused-reason = Малювання на цьому сервері призупинено: «{ $reason }». Те, що в роботі, буде завершено.
failure-studio-paused = Малювання на цьому сервері призупинено. Те, що в роботі, буде завершено.
failure-review-rejected-counted-reason = Модерація вирішила не показувати ці зображення, але вони зараховані. Причина: «{ $reason }».
failure-review-rejected-counted = Модерація вирішила не показувати ці зображення, але вони зараховані.
failure-review-rejected-reason = Модерація вирішила не показувати ці зображення. Причина: «{ $reason }».
failure-review-rejected = Модерація вирішила не показувати ці зображення.
failure-picture-blocked = Правило зображень цього сервера стримало намальоване. Нічого не зараховано.

failure-invalid-limit-daily = «{ $given }» не є кількістю зображень на день. Напишіть ціле число до { $most }, 0 для жодного або «{ limits-unlimited }».
failure-invalid-limit-concurrent = «{ $given }» не може бути кількістю одночасних замовлень. Напишіть ціле число від { $least } до { $most }.
failure-invalid-limit-cooldown = «{ $given }» не є паузою в секундах. Напишіть ціле число від { $least } до { $most }.
failure-invalid-limit-pictures = «{ $given }» не може бути найбільшою кількістю зображень за раз. Напишіть ціле число від { $least } до { $most }.
failure-invalid-limit-total = «{ $given }» не може бути сумою. Напишіть ціле число від { $least } до { $most } або нічого.
failure-invalid-limit-zone = Часового поясу «{ $given }» немає. Спробуйте такий, як { $near }.
failure-invalid-limit-twice = Два ваші вибори суперечать один одному. Оберіть по одному кожного виду.
failure-invalid-limit-channel = Оберіть також канал, чия це сума.
failure-invalid-limit-many = Правил уже { $most }. Спершу приберіть одне.

failure-invalid-score = «{ $given }» — не відсоток. Напишіть ціле число від 1 до 100 або нічого, якщо ніколи.
failure-invalid-rule-empty = Правило порожнє: шукати нічого.
failure-invalid-rule-long = Правило задовге; знаків може бути щонайбільше { $most }.
failure-invalid-rule-wide = Це правило підходило б до кожного опису. Зробіть його вужчим.
failure-invalid-rule-pattern = Я не розумію цього шаблону: «{ $reason }».
failure-rule-exists = Правило для «{ $text }» уже є.
failure-invalid-list-bytes = Цей файл більший за 1 МБ.
failure-invalid-list-lines = У цьому файлі більше рядків, ніж { $most }. Додайте його частинами.
failure-invalid-list-text = Я не можу прочитати цей файл як текст. Збережіть його в UTF-8, по одному слову в рядку.
failure-invalid-list-unreachable = Цей файл не вдалося отримати з Discord. Прикріпіть його ще раз.

failure-content-refused = Сервіс малювання відхилив цей опис або зразок через зміст. Нічого не зараховано; спробуйте інші слова.
failure-parameters-refused = Сервіс малювання не може намалювати таке поєднання параметрів. Нічого не зараховано; спробуйте інший розмір або менше зразків.
failure-bad-key = Студія зараз не може зв'язатися зі своїм сервісом малювання; її власника сповіщено. Нічого не зараховано.
failure-no-credits-team-limit = Команда студії витратила все, що може витратити в сервісі малювання; її оператора повідомлено. Нічого не зараховано.
failure-no-credits = Рахунок студії в сервісі малювання порожній; її власника сповіщено. Нічого не зараховано.
failure-unknown-model = Модель малювання студії недоступна; її власника сповіщено. Нічого не зараховано.
failure-rate-limited = Сервіс малювання отримує забагато запитів. Нічого не зараховано; спробуйте ще раз за кілька хвилин.
failure-at-capacity = Сервіс малювання зараз переповнений. Нічого не зараховано; спробуйте ще раз за кілька хвилин.
failure-unreachable = Сервіс малювання недоступний. Нічого не зараховано; спробуйте ще раз за кілька хвилин.
failure-unintelligible-answer = Сервіс малювання дав незрозумілу відповідь. Нічого не зараховано; спробуйте ще раз.
failure-render-failed = Сервіс малювання не зміг завершити це зображення. Нічого не зараховано; спробуйте ще раз.
failure-render-cancelled = Сервіс малювання скасував це зображення. Нічого не зараховано; спробуйте ще раз.
failure-submission-unknown = Сервіс малювання не підтвердив це зображення, і там його не знайти. Вдруге його не надсилали, і нічого не зараховано.
failure-queued-too-long = Сервіс малювання надто довго тримав це зображення у своїй черзі. Нічого не зараховано.
failure-deadline-passed = Це тривало довше, ніж студія чекає. Нічого не зараховано.
failure-no-pictures = Сервіс малювання завершив роботу без зображення. Нічого не зараховано; спробуйте ще раз.
failure-bad-picture = Те, що надіслав сервіс малювання, не є зображенням. Нічого не зараховано; спробуйте ще раз.
failure-foreign-host = Сервіс малювання надіслав зображення з невідомої адреси, тому його не завантажено. Нічого не зараховано; власника студії сповіщено.
failure-cancelled = Скасовано. Нічого не зараховано.
failure-delivery-failed = Зображення намальовано й збережено, але Discord їх не прийняв. Заберіть їх через `/{ jobs }`.
failure-database-busy = Студія дуже зайнята й не змогла записати ваше замовлення. Нічого не зараховано; спробуйте ще раз.
failure-disk-full = У студії більше немає місця для зображень; її власника сповіщено. Нічого не зараховано.
failure-storage = Студія не змогла записати ваше замовлення. Нічого не зараховано; спробуйте ще раз.

# Для дефекту й для коду, якого ця версія не знає.
failure-internal = У студії щось пішло не так. Нічого не зараховано, її власника сповіщено.

# Чому зображень вийшло менше, ніж замовлено.
missing-chosen =
    { $came ->
        [one] Модель вирішила намалювати { $came } зображення замість { $expected }.
        [few] Модель вирішила намалювати { $came } зображення замість { $expected }.
       *[many] Модель вирішила намалювати { $came } зображень замість { $expected }.
    }
missing-others = Зображень: { $came } з { $expected }. Решту { $why }, її не зараховано.
missing-or = { $first } або { $second }
missing-because-cancelled = скасовано
missing-because-fault = втрачено через збій
missing-because-late = не завершено вчасно
missing-because-content = відхилено через зміст
missing-because-rule = стримано правилом зображень

# Налаштування студії сервера та її пауза.

setup-title = Налаштувати студію
setup-meaning = Кожен вибір одразу зберігається й перевіряється.
setup-channels = Де можна малювати
setup-channels-all = У кожному каналі
setup-roles = Хто може малювати
setup-roles-all = Усі
setup-moderators = Канал модераторів
setup-moderators-none = Ще немає
setup-review = Які зображення спершу бачать модератори
setup-review-off = Жодних
setup-review-off-meaning = Зображення з’являються, щойно намальовані.
setup-review-flagged = Позначені
setup-review-flagged-meaning = Те, що позначило правило запитів чи зображень, чекає на модератора.
setup-review-all = Усі
setup-review-all-meaning = Кожне зображення чекає на модератора.
setup-preset = Обмеження для початку
setup-preset-none = Вибрати набір обмежень
setup-preset-replaces = **{ $preset }** замінить обмеження для всіх і перевірку, задані вручну.
setup-preset-apply = Замінити
setup-keeping = Як довго зберігаються оригінали
setup-keeping-usual = Так довго, як у студії (днів: { $days })
setup-keeping-good = Назавжди, як у студії
setup-keeping-days = { $count ->
    [one] { $count } день
    [few] { $count } дні
    [many] { $count } днів
   *[other] { $count } дня
}
setup-checks = Щойно перевірено
setup-again = Перевірити ще раз
setup-check-fine = Нічого не заважає.
setup-check-granted = { $channel }: я можу публікувати зображення.
setup-check-lacking = { $channel }: мені бракує { $names }. Дозвольте це в налаштуваннях каналу, у розділі дозволів.
setup-check-channel-gone = Вибраного каналу вже немає ({ $id }). Виберіть угорі знову, щоб його забути.
setup-check-role-gone = Вибраної ролі вже немає ({ $id }). Виберіть угорі знову, щоб її забути.
setup-check-no-moderators = Зображення чекають на модераторів, але каналу для них немає: їх показує лише `/модерація черга`.
setup-check-no-reports = Без каналу модераторів ніхто не дізнається про скарги та бюджети.
setup-check-open-moderators = Усі бачать { $channel }. Канал модераторів має бути приватним.
setup-check-paused = Студію призупинено. `/студія відновлення` її відновить.
setup-check-paused-reason = Студію призупинено: { $reason } `/студія відновлення` її відновить.
preset-friends = Невеликий сервер друзів
preset-friends-meaning = Без денного обмеження, 4K, до 15 зображень, без перевірки
preset-community = Мистецька спільнота
preset-community-meaning = 20 зображень на день, 2K, до 4 за раз, позначені перевіряються
preset-company = Команда компанії
preset-company-meaning = 60 зображень на день, 4K, суворі правила зображень, позначені перевіряються
pause-done = Студія тут не бере нової роботи. Розпочате буде завершено. Учасники читають: { $reason }
pause-no-reason = що її призупинено.
pause-resumed = Студія знову бере роботу.
pause-was-none = Студію не було призупинено.

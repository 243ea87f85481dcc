# Що бачать і вирішують модератори: картки в їхньому каналі, /moderation queue і /moderation mode.

review-title = На перевірку
review-no-pictures = Зображення більше не зберігаються.
review-approve = Дозволити
review-reject = Відхилити…
review-time-out = Відхилити й дати тайм-аут…
review-link = запит
review-private = приватний запит

review-flag-prompt = Спрацювало правило тексту { $number }.
review-flag-reference = Зразок { $number } схожий на відвертий: { NUMBER($score, style: "percent") }.
review-flag-reference-unscored = Зразок { $number } не вдалося оцінити.
review-flag-picture = Зображення { $number } схоже на відверте: { NUMBER($score, style: "percent") }.
review-flag-picture-unscored = Зображення { $number } не вдалося оцінити.

review-record-painted = намальовано тут: { $count }
review-record-rejected = відхилено: { $count }
review-record-bans = блокувань: { $count }

review-verdict-approved = Дозволено
review-verdict-rejected = Відхилено
review-verdict-withdrawn = Скасовано
review-by-approved = Дозволено: { $member }, { $when }.
review-by-rejected = Відхилено: { $member }, { $when }.
review-by-withdrawn = Скасовано: { $member }, { $when }.
review-reason = Причина: «{ $reason }»
review-over = Тут більше нічого вирішувати.

review-reject-title = Відхилити ці зображення
review-reason-label = Причина
review-reason-hint = Її прочитає учасник
review-length = Тайм-аут для учасника на
review-length-10m = 10 хвилин
review-length-1h = 1 годину
review-length-1d = 1 день
review-length-7d = 1 тиждень
review-length-28d = 4 тижні
review-timed-out = Учасник { $member } отримав тайм-аут.
review-not-timed-out = Зображення відхилено, але дати тайм-аут { $member } я не можу. Для цього мені потрібне право **{ permission-moderate-members }** і роль вища за роль учасника.

review-reminder =
    { $count ->
        [one] { $count } запит чекає на рішення понад день:
        [few] { $count } запити чекають на рішення понад день:
        [many] { $count } запитів чекають на рішення понад день:
       *[other] { $count } запиту чекають на рішення понад день:
    }
review-queue-empty = Ніщо не чекає на рішення.
review-queue-place = { $number } з { $total }
review-queue-back = Назад
review-queue-on = Далі

review-mode-title = Які зображення спершу бачать модератори
review-mode-server = **Цей сервер:** { $mode }
review-mode-off = жодних
review-mode-flagged = позначені правилом
review-mode-all = усі
review-mode-inherit = як на всьому сервері
review-mode-released = Відхилене не зараховується в ліміти учасника.
review-mode-counted = Відхилене все одно зараховується в ліміти учасника.
review-mode-no-channel = Каналу модераторів ще немає: що чекає, показує лише `/{ moderation } { moderation-queue }`.

picture-rules-title = Правила зображень
picture-rules-meaning = Перш ніж хтось побачить зображення, я даю йому оцінку від 0 % (безневинне) до 100 % (відверте). Ось що з неї випливає:
picture-rules-idle = Зараз зображень ніхто не оцінює: той, хто веде цього бота, не встановив потрібного або вимкнув це.
picture-rules-usual = У більшості каналів
picture-rules-adult = У каналах із віковим обмеженням
picture-rules-spoiler = показати прихованим: { $score }
picture-rules-review = спершу бачать модератори: { $score }
picture-rules-block = не показувати нікому: { $score }
picture-rules-never = ніколи
picture-rules-from = від { NUMBER($score, style: "percent") }
picture-rules-no-channel = Каналу модераторів немає: те, що вони мали б побачити спершу, показується прихованим.
picture-rules-change-usual = У більшості каналів…
picture-rules-change-adult = У каналах із віковим обмеженням…
picture-rules-form-usual = У більшості каналів: від якої оцінки?
picture-rules-form-adult = З віковим обмеженням: від якої оцінки?
picture-rules-form-spoiler = Показати прихованим
picture-rules-form-review = Спершу показати модераторам
picture-rules-form-block = Не показувати нікому
picture-rules-hint = Ціле число від 1 до 100 (відсотки); порожньо — ніколи

# Скарги, блокування, приховування і журнал рішень.

report-begin = Поскаржитися…
report-title = Поскаржитися на ці зображення
report-reason = Що не так
report-reason-hint = Це прочитають лише модератори
report-sent = Дякуємо. Модератори цього сервера подивляться; більше ніхто не бачить, що це ваша скарга.
report-listed = Дякуємо, записано. Сервер не має каналу для модераторів, тож вони побачать це в `/{ moderation } { moderation-reports }`.
report-again = Ви вже скаржилися на ці зображення. Одного разу досить.
report-own = Це ваші власні зображення. Їх можна видалити через *{ result-more }*.
report-elsewhere = Ці зображення з іншого місця, і вирішують лише тамтешні модератори. Поскаржтеся там.

complaint-title =
    { $count ->
        [one] { $count } скарга
        [few] { $count } скарги
        [many] { $count } скарг
       *[other] { $count } скарги
    }
complaint-by = { $member } { $when }:
complaint-more = і ще { $count }
complaint-delete = Видалити всюди
complaint-ban = Заблокувати…
complaint-dismiss = Відхилити скаргу
complaint-deleted = Видалено всюди: { $member }.
complaint-dismissed = Скаргу відхилено: { $member }.
complaint-banned = { $member } не може малювати; це закінчиться { $when }.
complaint-banned-for-good = { $member } більше не може малювати.
reports-empty = Жодна скарга не чекає на рішення.

ban-title = Заборонити учаснику малювати
ban-length = На який час
ban-length-1h = 1 година
ban-length-1d = 1 день
ban-length-7d = 1 тиждень
ban-length-30d = 30 днів
ban-length-forever = назавжди
ban-done = { $member } більше не може тут малювати; це закінчиться { $when }.
ban-done-for-good = { $member } більше не може тут малювати.
ban-everywhere = { $member } більше ніде не може малювати; це закінчиться { $when }.
ban-everywhere-for-good = { $member } більше ніде не може малювати.
ban-cancelled =
    { $count ->
        [one] Скасовано { $count } запит у черзі.
        [few] Скасовано { $count } запити в черзі.
        [many] Скасовано { $count } запитів у черзі.
       *[other] Скасовано { $count } запиту в черзі.
    }
ban-not-me = Це я. Я малюю лише тоді, коли мене просять.
ban-not-yourself = Не можна заблокувати себе.
ban-not-moderators = Тих, хто модерує цей сервер, заблокувати не можна.
ban-not-operators = Тих, хто тримає цього бота, заблокувати не можна.
ban-unsure = Discord щойно не сказав, хто це. Спробуйте ще раз.
ban-operators-only = Усюди це може лише той, хто тримає цього бота.
unban-done = { $member } знову може малювати.
unban-none = { $member } не має блокування.
bans-title = Хто не може тут малювати
bans-empty = Тут нікого не заблоковано.
bans-until = { $member }, заблоковано: { $by } { $at }; закінчиться { $when }
bans-for-good = { $member }, заблоковано назавжди: { $by } { $at }

purge-ask =
    { $count ->
        [one] Прибрати з очей зображення { $count } запиту { $member }, тут і в усіх галереях?
        [few] Прибрати з очей зображення { $count } запитів { $member }, тут і в усіх галереях?
        [many] Прибрати з очей зображення { $count } запитів { $member }, тут і в усіх галереях?
       *[other] Прибрати з очей зображення { $count } запиту { $member }, тут і в усіх галереях?
    }
purge-reversible = Це можна скасувати протягом 7 днів. Потім зображення зникнуть назавжди.
purge-surely = Прибрати з очей
purge-none = Відтоді { $member } не має тут зображень.
purge-done =
    { $count ->
        [one] Зображення { $count } запиту { $member } зникають з очей. Скасувати можна до: { $when }.
        [few] Зображення { $count } запитів { $member } зникають з очей. Скасувати можна до: { $when }.
        [many] Зображення { $count } запитів { $member } зникають з очей. Скасувати можна до: { $when }.
       *[other] Зображення { $count } запиту { $member } зникають з очей. Скасувати можна до: { $when }.
    }
purge-undo = Повернути
purge-undone =
    { $count ->
        [one] Зображення { $count } запиту { $member } повертаються.
        [few] Зображення { $count } запитів { $member } повертаються.
        [many] Зображення { $count } запитів { $member } повертаються.
       *[other] Зображення { $count } запиту { $member } повертаються.
    }
purge-too-late = Це вже не можна скасувати, або вже скасовано.
purge-notice = Модератори прибрали ці зображення з очей.
purges-title = Що прибрано з очей
purges-empty = Немає прихованого, яке можна повернути.
purges-line =
    { $count ->
        [one] { $count } запит { $member }, { $by } { $at }. Скасувати можна до: { $when }.
        [few] { $count } запити { $member }, { $by } { $at }. Скасувати можна до: { $when }.
        [many] { $count } запитів { $member }, { $by } { $at }. Скасувати можна до: { $when }.
       *[other] { $count } запиту { $member }, { $by } { $at }. Скасувати можна до: { $when }.
    }

log-title = Хто що вирішив
log-empty = Тут такого не вирішували.
log-studio = Студія
log-file = Файлом (CSV)
log-file-whole = Усе, від найдавнішого, час за UTC.
log-file-cut =
    { $count ->
        [one] Від найдавнішого, час за UTC. Найдавніший { $count } запис не ввійшов: більшого файлу Discord не приймає.
        [few] Від найдавнішого, час за UTC. Найдавніші { $count } записи не ввійшли: більшого файлу Discord не приймає.
        [many] Від найдавнішого, час за UTC. Найдавніші { $count } записів не ввійшли: більшого файлу Discord не приймає.
       *[other] Від найдавнішого, час за UTC. Найдавніші { $count } запису не ввійшли: більшого файлу Discord не приймає.
    }
log-approved = { $by }: дозволено зображення { $member }
log-rejected = { $by }: відхилено зображення { $member }
log-deleted = { $by }: видалено зображення { $member }
log-reported = { $by }: скарга на зображення { $member }
log-dismissed = { $by }: відхилено скарги на зображення { $member }
log-banned = { $by }: назавжди заблоковано { $member }
log-banned-until = { $by }: заблоковано { $member }; кінець { $when }
log-unbanned = { $by }: знято блокування { $member }
log-timed-out-until = { $by }: тайм-аут для { $member }; кінець { $when }
log-purged =
    { $count ->
        [one] { $by }: прибрано з очей зображення { $count } запиту { $member }
        [few] { $by }: прибрано з очей зображення { $count } запитів { $member }
        [many] { $by }: прибрано з очей зображення { $count } запитів { $member }
       *[other] { $by }: прибрано з очей зображення { $count } запиту { $member }
    }
log-restored =
    { $count ->
        [one] { $by }: повернуто зображення { $count } запиту { $member }
        [few] { $by }: повернуто зображення { $count } запитів { $member }
        [many] { $by }: повернуто зображення { $count } запитів { $member }
       *[other] { $by }: повернуто зображення { $count } запиту { $member }
    }
log-rule-added = { $by }: додано правило тексту
log-rule-removed = { $by }: вилучено правило тексту
log-policy-changed = { $by }: змінено правила сервера
log-paused = { $by }: малювання призупинено
log-resumed = { $by }: малювання відновлено
log-blocked = Правило затримало запит { $member }
log-erased = { $by }: дані стерто
log-pictures =
    { $count ->
        [one] { $count } зображення
        [few] { $count } зображення
       *[many] { $count } зображень
    }, відвертість до { NUMBER($score, style: "percent") }

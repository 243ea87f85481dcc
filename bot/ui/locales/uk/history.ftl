# Що намальовано, для перегляду (/gallery, /favourites), і лоток зразків (/tray).

history-title-mine = Ваші зображення
history-title-server = Зображення цього сервера
history-title-member = Зображення від { $member }
history-title-favourites-mine = Ваші улюблені
history-title-favourites-server = Ваші улюблені на цьому сервері
history-title-favourites-member = Ваші улюблені від { $member }

# Альтернативний текст контактного аркуша.
history-sheet = Контактний аркуш: від { $first } до { $last } з { $total }
history-open = Відкрити зображення…
history-back = ◀
history-page = Сторінка { $number } з { $pages }
history-on = ▶
history-link = показати
history-private = приватне
# На місці улюбленого, яке тут показати не можна.
history-elsewhere = зображення з місця, якого звідси вам не видно

history-empty-mine = Ще нічого немає. Спробуйте `/{ imagine }`.
history-empty-server = Тут ще немає нічого, що вам видно. Почніть першими: спробуйте `/{ imagine }`.
history-empty-member = { $member } не має тут публічних зображень, які вам видно.
history-empty-favourites = Ще нічого не позначено. Натисніть під зображенням *{ result-more }*, потім *{ result-mark }*.
history-nothing-found = За запитом «{ $search }» нічого не знайдено. Кожне слово має починати якесь слово опису.
history-server-only = В особистих повідомленнях можна переглядати власні зображення та улюблені. Намальоване іншими видно на їхньому сервері.

# Один зразок із номером, щоб в описі можна було сказати «зображення 2».
tray-picture = Зображення { $number }: { $name }
tray-title = Ваш лоток
# Альтернативний текст контактного аркуша.
tray-sheet =
    { $count ->
        [one] { $count } зображення у вашому лотку, за номерами
        [few] { $count } зображення у вашому лотку, за номерами
       *[many] { $count } зображень у вашому лотку, за номерами
    }
tray-use = `/{ blend }` без вкладень бере їх у цьому порядку; в описі називайте їх зображення 1, зображення 2 …
tray-empty = Ваш лоток порожній
tray-how = У ньому під рукою до десяти зображень для `/{ blend }`. Щоб покласти туди зображення, відкрийте меню повідомлення із зображеннями й оберіть *Застосунки*, *{ menu-use-as-reference }*; або натисніть під готовим зображенням *{ result-more }*, потім *{ result-use }*.
tray-take-out = Вийняти одне…
tray-empty-button = Спорожнити
tray-blend-button = Поєднати…
tray-blend-title = Поєднати зображення з лотка
tray-blend-label = Що з них зробити
tray-blend-hint = Називайте їх зображення 1, зображення 2 … за порядком у лотку.
tray-blend-placeholder = Лисиця із зображення 1 у саду із зображення 2, акварель
tray-too-few =
    { $count ->
        [0] Для поєднання треба щонайменше два зображення, а немає жодного. Додайте їх як `{ option-image1 }`, `{ option-image2 }` … або зберіть у лотку: *Застосунки*, *{ menu-use-as-reference }* в меню повідомлення із зображеннями. Його показує `/{ tray }`.
       *[other] Для поєднання треба щонайменше два зображення, а є лише одне. Додайте їх як `{ option-image1 }`, `{ option-image2 }` … або зберіть у лотку: *Застосунки*, *{ menu-use-as-reference }* в меню повідомлення із зображеннями. З `{ option-tray }: True` лоток іде перед тим, що ви додаєте.
    }

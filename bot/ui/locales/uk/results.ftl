# Кнопки під готовими зображеннями й те, що вони відкривають. Кнопка має до 80 символів, заголовки й підписи форм до 45.

result-again = Ще раз
result-edit = Змінити…
result-vary = Варіація
result-4k = 4K
result-more = Більше

# Котре з кількох зображень.
result-which = Яке зображення?
result-picture = Зображення { $number }
result-picture-of = Зображення { $number } з { $total }

# Форми (заголовок, підпис поля, підказка в ньому чи під ним).
result-form-edit-title = Змінити це зображення
result-form-avatar-title = Намалювати цей аватар
result-form-prompt-label = Що на ньому має бути
result-form-prompt-hint = Опишіть нове зображення або те, що треба змінити
result-form-picture-label = Яке зображення?
result-form-further-label = Додаткові зразки
result-form-further-hint = Ще зображення-зразки, PNG або JPEG, до 10 МБ кожне

# Що каже меню про чиєсь повідомлення.
result-no-pictures = У цьому повідомленні немає зображення, з яким можна працювати: потрібне вкладення PNG або JPEG.
result-not-ours = Це повідомлення малював не я, тож нічого про нього не знаю.
result-late = Ваші зображення можна змінювати. Яке з них?

# Панель під кнопкою «Більше».
result-more-title = Це зображення
result-mark = Улюблене
result-unmark = Прибрати з улюблених
result-show-details = Подробиці
result-use = Використати як зразок
result-go = До повідомлення
result-delete-begin = Видалити…

# Покладено в лоток зразків.
result-used =
    { $count ->
        [one] { $count } зображення у вашому лотку.
        [few] { $count } зображення у вашому лотку.
       *[many] { $count } зображень у вашому лотку.
    }
result-used-not =
    { $count ->
        [one] Ще { $count } не вдалося використати, або йому забракло місця.
        [few] Ще { $count } не вдалося використати, або їм забракло місця.
       *[many] Ще { $count } не вдалося використати, або їм забракло місця.
    }

# Видалення.
result-delete-ask =
    { $count ->
        [one] **Видалити { $count } зображення всюди, де його опубліковано?** Скасувати це неможливо.
        [few] **Видалити { $count } зображення всюди, де їх опубліковано?** Скасувати це неможливо.
       *[many] **Видалити { $count } зображень усюди, де їх опубліковано?** Скасувати це неможливо.
    }
result-delete = Видалити
result-keep = Залишити
result-delete-again = Спробувати ще раз
result-deleted =
    { $count ->
        [one] { $count } зображення видалено.
        [few] { $count } зображення видалено.
       *[many] { $count } зображень видалено.
    }
result-deleted-private = Те, що показано лише вам, Discord дає прибрати лише вам: закрийте те повідомлення самі.
result-deleted-left =
    { $count ->
        [one] Discord не дав мені видалити це повідомлення. Модерація може:
        [few] Discord не дав мені видалити ці повідомлення. Модерація може:
       *[many] Discord не дав мені видалити ці повідомлення. Модерація може:
    }

# Подробиці зображення. $when Discord оновлює сам: «3 хвилини тому».
result-details = Подробиці зображення
result-size = **Розмір:** { $width } × { $height }
result-seed = **Зерно:** `{ $seed }`
result-references =
    { $count ->
        [one] **Зразки:** { $count } зображення
        [few] **Зразки:** { $count } зображення
       *[many] **Зразки:** { $count } зображень
    }
result-painted = **Намальовано:** { $when }, { $provider }
result-painted-in = **Намальовано:** { $when }, { $provider }, за { NUMBER($seconds, maximumFractionDigits: 1) } с
result-cost =
    { $count ->
        [1] **Вартість:** ${ $amount }
        [one] **Вартість:** ${ $amount } за { $count } зображення
        [few] **Вартість:** ${ $amount } за { $count } зображення
       *[many] **Вартість:** ${ $amount } за { $count } зображень
    }
result-copy = **Щоб скопіювати:**
result-copy-rest = **Щоб скопіювати** (опис у файлі нижче):

# Із чого виникло зображення; $parent — «Зображення 2» або «ці зображення», здебільшого посилання.
result-these = ці зображення
result-from-again = **Намальовано ще раз**, основа: { $parent }
result-from-vary = **Варіація**, основа: { $parent }
result-from-edit = **Змінено**, основа: { $parent }
result-from-4k = **Намальовано в 4K**, основа: { $parent }

# Що виникло із зображення.
result-children = **З нього виникло:** { $links }
result-child-again = Ще раз
result-child-vary = Варіація
result-child-edit = Зміна
result-child-4k = 4K
result-children-more =
    { $count ->
        [one] і ще { $count }
        [few] і ще { $count }
       *[many] і ще { $count }
    }

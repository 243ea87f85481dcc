# Завдання в дорозі. Час ($when) Discord оновлює сам: «3 хвилини тому», «через 10 секунд».

progress-in-line =
    { $before ->
        [one] **У черзі** · перед цим ще { $before } ваше завдання
        [few] **У черзі** · перед цим ще { $before } ваші завдання
       *[many] **У черзі** · перед цим ще { $before } ваших завдань
    }
progress-painting = **Малюється**
progress-painting-several = **Малюється** · зображень: { $arrived } з { $total }
progress-share = { NUMBER($fraction, style: "percent") }
progress-started = почато { $when }
progress-expected = буде готово { $when }
progress-no-estimate = оцінки часу ще немає, студія намалювала замало таких зображень
progress-starts-soon = почнеться, щойно завершиться одне з них

# Незвичні моменти, у рядку часу.
progress-note-parked = студія перезапускається, далі все піде саме
progress-note-resumed = продовжено після перезапуску
progress-note-cancelling = скасовується
progress-note-held-back = сервіс малювання зайнятий, пробуємо ще раз

# Що відрізняється від звичного, одним рядком під кожним зображенням.
fact-seed = зерно { $seed }
fact-seeds = зерна від { $first } до { $last }
fact-references =
    { $count ->
        [one] { $count } зразок
        [few] { $count } зразки
       *[many] { $count } зразків
    }
fact-series = серія
fact-watermark = водяний знак

# Was einem Mitglied noch bleibt (/quota) und was es in Arbeit hat (/jobs).

standing-title = Deine Zeit im Studio
standing-pictures-free = **Bilder:** so viele du magst ({ $used } in den letzten 24 Stunden)
standing-pictures-left = **Bilder:** noch { $left } von { $most } in diesen 24 Stunden
standing-more =
    { $count ->
        [one] { $count } Bild mehr { $when }
       *[other] { $count } Bilder mehr { $when }
    }
standing-at-once = **Gleichzeitig:** { $running } von { $concurrent } laufen, { $waiting } von { $most } warten
standing-pause-now = **Pause zwischen Aufträgen:** { $seconds } s, du kannst jetzt malen
standing-pause-until = **Pause zwischen Aufträgen:** { $seconds } s, wieder { $when }

standing-in-hand = In Arbeit
standing-nothing = Nichts in Arbeit
standing-begin = Probier `/{ imagine }`.
standing-more-in-line = und { $count } weitere in der Warteschlange
standing-ended = Zuletzt beendet
standing-pictures =
    { $count ->
        [one] { $count } Bild
       *[other] { $count } Bilder
    }

standing-state-reserved = in der Warteschlange
standing-state-starting = beginnt
standing-state-submitting = wird gemalt
standing-state-rendering = wird gemalt
standing-state-reviewing = bei der Moderation
standing-state-delivering = unterwegs zu dir
standing-state-done = fertig
standing-state-failed = fehlgeschlagen
standing-state-cancelled = abgebrochen
standing-state-refused = abgelehnt

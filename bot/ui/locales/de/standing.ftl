# Was einem Mitglied noch bleibt (/quota) und was es in Arbeit hat (/jobs).

standing-title = Deine Zeit im Studio
standing-pictures-free = **Bilder:** so viele du magst ({ $used } in den letzten 24 Stunden)
standing-pictures-free-today = **Bilder:** so viele du magst (heute { $used })
standing-pictures-left = **Bilder:** noch { $left } von { $most } in diesen 24 Stunden
standing-more =
    { $count ->
        [one] { $count } Bild mehr { $when }
       *[other] { $count } Bilder mehr { $when }
    }
standing-at-once = **Gleichzeitig:** { $running } von { $concurrent } laufen, { $waiting } von { $most } warten
standing-pause-now = **Pause zwischen Aufträgen:** { $seconds } s, du kannst jetzt malen
standing-pause-until = **Pause zwischen Aufträgen:** { $seconds } s, wieder { $when }
standing-pictures-today = **Bilder:** heute noch { $left } von { $most }
standing-quality = **Höchste Qualität:** { $quality }
standing-most = **Meiste Bilder auf einmal:** { $count }
standing-no-series = **Serien:** hier nicht erlaubt
standing-no-edits = **Malen aus Bildern:** hier nicht erlaubt
standing-channel-daily = **Du, in diesem Kanal:** noch { $left } von { $most }
standing-channel-total = **Dieser Kanal, alle zusammen:** noch { $left } von { $most }
standing-server-total = **Dieser Server, alle zusammen:** noch { $left } von { $most }
standing-studio-total = **Das ganze Studio:** noch { $left } von { $most } in diesen 24 Stunden
standing-again = mehr { $when }

standing-in-hand = In Arbeit
standing-nothing = Nichts in Arbeit
standing-begin = Probier `/{ imagine }`.
standing-more-in-line = und { $count } weitere in der Warteschlange
standing-kept = Gemalt, aber Discord hat sie nicht angenommen
standing-more-kept = und { $count } weitere; sie erscheinen hier, sobald du einige davon löschst (*{ button-fetch }*, *{ result-more }*, *{ result-delete-begin }*)
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
standing-state-kept = zum Abholen bereit
standing-state-done = fertig
standing-state-failed = fehlgeschlagen
standing-state-cancelled = abgebrochen
standing-state-refused = abgelehnt

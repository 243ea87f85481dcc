# Ein Auftrag unterwegs. Zeiten ($when) hält Discord selbst aktuell: „vor 3 Minuten“, „in 10 Sekunden“.

progress-in-line =
    { $before ->
        [one] **In der Warteschlange** · davor noch { $before } Auftrag von dir
       *[other] **In der Warteschlange** · davor noch { $before } Aufträge von dir
    }
progress-painting = **Wird gemalt**
progress-painting-several = **Wird gemalt** · { $arrived } von { $total } Bildern
progress-share = { NUMBER($fraction, style: "percent") }
progress-started = begonnen { $when }
progress-expected = fertig etwa { $when }
progress-no-estimate = noch keine Schätzung, dieses Studio hat zu wenige dieser Art gemalt
progress-starts-soon = beginnt, sobald einer davon endet

# Ungewöhnliche Momente, in der Zeile der Zeiten.
progress-note-parked = das Studio wird neu gestartet und macht dann von selbst weiter
progress-note-resumed = nach einem Neustart wieder aufgenommen
progress-note-cancelling = wird abgebrochen
progress-note-held-back = der Maldienst ist ausgelastet, neuer Versuch läuft

# Anstelle des Standes: vielleicht das Letzte, was die Antwort sagt. $when ist eine Uhrzeit.
progress-note-closing = Diese Antwort lässt sich nur bis { $when } ändern. Was später fertig wird, bleibt aufbewahrt: Hol es mit `/{ jobs }` ab.
progress-note-kept = Die Bilder sind gemalt und aufbewahrt, aber Discord hat sie nicht angenommen. Wenn sie hier nicht erscheinen, hol sie mit `/{ jobs }` ab.

# Solange die Moderation die Bilder zuerst ansieht.
progress-reviewing =
    { $count ->
        [one] **Gemalt** · die Moderation sieht sich das Bild zuerst an
       *[other] **Gemalt** · die Moderation sieht sich die { $count } Bilder zuerst an
    }
progress-note-reviewing = Sie ist gefragt, und was sie entscheidet, erscheint hier.
progress-note-queued-for-review = In einem Kanal kann sie gerade nicht gefragt werden, daher wartet es in ihrer Liste.
progress-review-private = Diese Antwort lässt sich nicht mehr lange ändern. Bilder, die hier nicht erscheinen, holst du mit `/{ jobs }` ab.

# Was vom Üblichen abweicht, in einer Zeile unter jedem Bild.
fact-seed = Seed { $seed }
fact-seeds = Seeds { $first } bis { $last }
fact-references =
    { $count ->
        [one] { $count } Referenz
       *[other] { $count } Referenzen
    }
fact-series = Serie
fact-watermark = Wasserzeichen

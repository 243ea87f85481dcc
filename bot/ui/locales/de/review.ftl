# Was die Moderation sieht und entscheidet: Karten in ihrem Kanal, /moderation queue und /moderation mode.

review-title = Zu prüfen
review-no-pictures = Die Bilder sind nicht mehr aufbewahrt.
review-approve = Freigeben
review-reject = Ablehnen…
review-time-out = Ablehnen und stummschalten…
review-link = Anfrage
review-private = privat angefragt

review-flag-prompt = Textregel { $number } trifft zu.
review-flag-reference = Referenz { $number } wirkt anstößig: { NUMBER($score, style: "percent") }.
review-flag-reference-unscored = Referenz { $number } ließ sich nicht beurteilen.
review-flag-picture = Bild { $number } wirkt anstößig: { NUMBER($score, style: "percent") }.
review-flag-picture-unscored = Bild { $number } ließ sich nicht beurteilen.

review-record-painted = hier gemalt: { $count }
review-record-rejected = abgelehnt: { $count }
review-record-bans = Sperren: { $count }

review-verdict-approved = Freigegeben
review-verdict-rejected = Abgelehnt
review-verdict-withdrawn = Abgebrochen
review-by-approved = Freigegeben von { $member } { $when }.
review-by-rejected = Abgelehnt von { $member } { $when }.
review-by-withdrawn = Abgebrochen von { $member } { $when }.
review-reason = Grund: „{ $reason }“
review-over = Hier ist nichts mehr zu entscheiden.

review-reject-title = Diese Bilder ablehnen
review-reason-label = Grund
review-reason-hint = Das Mitglied liest ihn
review-length = Stummschalten für
review-length-10m = 10 Minuten
review-length-1h = 1 Stunde
review-length-1d = 1 Tag
review-length-7d = 1 Woche
review-length-28d = 4 Wochen
review-timed-out = { $member } ist stummgeschaltet.
review-not-timed-out = Die Bilder sind abgelehnt, aber ich kann { $member } nicht stummschalten. Dafür brauche ich das Recht **{ permission-moderate-members }** und eine Rolle über der des Mitglieds.

review-reminder =
    { $count ->
        [one] { $count } Anfrage wartet seit mehr als einem Tag auf eine Entscheidung:
       *[other] { $count } Anfragen warten seit mehr als einem Tag auf eine Entscheidung:
    }
review-queue-empty = Nichts wartet auf eine Entscheidung.
review-queue-place = { $number } von { $total }
review-queue-back = Zurück
review-queue-on = Weiter

review-mode-title = Welche Bilder zuerst die Moderation sieht
review-mode-server = **Dieser Server:** { $mode }
review-mode-off = keine
review-mode-flagged = die eine Regel gemeldet hat
review-mode-all = alle
review-mode-inherit = wie im ganzen Server
review-mode-released = Abgelehntes zählt nicht gegen die Grenzen des Mitglieds.
review-mode-counted = Auch Abgelehntes zählt gegen die Grenzen des Mitglieds.
review-mode-no-channel = Noch gibt es keinen Moderationskanal: Was wartet, zeigt nur `/{ moderation } { moderation-queue }`.

picture-rules-title = Bildregeln
picture-rules-meaning = Ich gebe jedem Bild einen Wert von 0 % für harmlos bis 100 % für anstößig, bevor es jemand sieht. Das folgt daraus:
picture-rules-idle = Zurzeit wird kein Bild beurteilt: Wer diesen Bot betreibt, hat es nicht installiert oder abgeschaltet.
picture-rules-usual = In den meisten Kanälen
picture-rules-adult = In altersbeschränkten Kanälen
picture-rules-spoiler = verdeckt gezeigt: { $score }
picture-rules-review = zuerst sieht es die Moderation: { $score }
picture-rules-block = niemandem gezeigt: { $score }
picture-rules-never = nie
picture-rules-from = ab { NUMBER($score, style: "percent") }
picture-rules-no-channel = Es gibt keinen Moderationskanal: Was zuerst die Moderation sehen soll, wird verdeckt gezeigt.
picture-rules-change-usual = In den meisten Kanälen…
picture-rules-change-adult = In altersbeschränkten Kanälen…
picture-rules-form-usual = In den meisten Kanälen: ab welchem Wert?
picture-rules-form-adult = Altersbeschränkt: ab welchem Wert?
picture-rules-form-spoiler = Verdeckt zeigen
picture-rules-form-review = Zuerst der Moderation zeigen
picture-rules-form-block = Niemandem zeigen
picture-rules-hint = Eine ganze Zahl von 1 bis 100 (Prozent); leer heißt nie

# Was der Server ausgibt (/studio budget), und was er gemalt hat (/studio usage).

budget-title = Das Geld des Servers
budget-spent = **Diesen Monat ausgegeben:** { $amount }
budget-reserved = **Zurückgelegt für das, was unterwegs ist:** { $amount }
budget-left = **Übrig von { $budget } für diesen Monat:** { $left }
budget-none = Es ist kein Budget gesetzt: Keine Summe hält etwas auf.
budget-forecast = Wenn es so weitergeht, werden es diesen Monat { $amount }.
budget-last-month = Letzter Monat: { $amount }
budget-whole = Der ganze Bot
budget-untold = Niemand erfährt, wenn es zur Neige geht: Wähle in `/studio einrichten` einen Moderationskanal.
budget-price = { $provider }: { $price } pro Bild
budget-resets = Der Monat endet { $when } ({ $zone }).
budget-set = Budget setzen …
budget-form-title = Budget
budget-form-label = US-Dollar im Monat
budget-form-meaning = Bei 80 % und 100 % erfährt es euer Moderationskanal. Leer lassen für keine Grenze.
budget-form-hint = zum Beispiel 25

notice-budget-warning = 80 % des Monatsbudgets sind ausgegeben: { $spent } von { $budget } US-Dollar. Es beginnt { $when } neu. Sieh `/studio budget`.
notice-budget-stop = Das Monatsbudget ist ausgegeben: { $spent } von { $budget } US-Dollar. Es wird nichts mehr gemalt, bis es { $when } neu beginnt oder ihr es mit `/studio budget` erhöht.
notice-whole-budget-warning = 80 % von dem, was dieser Bot diesen Monat auf allen Servern zusammen ausgeben darf, sind ausgegeben. Es beginnt { $when } neu.
notice-whole-budget-stop = Was dieser Bot diesen Monat auf allen Servern zusammen ausgeben darf, ist ausgegeben. Es wird nichts mehr gemalt, bis es { $when } neu beginnt.

usage-title = Die letzten { $days } Tage
usage-span = { $days } Tage
usage-nothing = In diesen Tagen wurde um nichts gebeten.
usage-total =
    { $count ->
        [one] { $count } Bild, { $cost }
       *[other] { $count } Bilder, { $cost }
    }
usage-table = Tag, Bilder, Kosten, und die Zeit, in der die Hälfte davon kam:
usage-alt = Bilder pro Tag vom { $first } bis zum { $last }: { $numbers }.
usage-alt-cost = Kosten pro Tag in US-Dollar: { $numbers }.
usage-pictures = Bilder pro Tag
usage-cost = Kosten pro Tag
usage-waits = Vom Beginn bis zur Lieferung
usage-half = die Hälfte
usage-late = 95 von 100
usage-took = { $provider }: die Hälfte geliefert in { $half } s, 95 von 100 in { $late } s.
usage-members = Am meisten gemalt
usage-refusals = Nicht gemalt
usage-why-limits = Grenzen
usage-why-budget = Budget
usage-why-place = Kanal, Rolle oder Größe
usage-why-prompt = Prompt-Regeln
usage-why-picture = Bildregeln
usage-why-ban = Sperren
usage-why-pause = Pause
usage-why-content = Inhalt
usage-why-fault = Störungen
usage-why-cancel = abgebrochen
usage-why-request = Fehler in der Anfrage

# Was gilt, wenn ein Mitglied nichts sagt (/preferences), und wie es dem Studio geht (/studio status).

preferences-title = Deine Einstellungen
preferences-meaning = Sie gelten, wenn du eine Option offen lässt. Eine Änderung ist sofort gespeichert.
preferences-shape = Form
preferences-quality = Qualität
preferences-pictures = Bilder
preferences-count =
    { $count ->
        [one] { $count } Bild
       *[other] { $count } Bilder
    }
# Knöpfe, die den jetzigen Wert zeigen und ihn umschalten.
preferences-private-on = Privat: an
preferences-private-off = Privat: aus
preferences-watermark-on = Wasserzeichen: an
preferences-watermark-off = Wasserzeichen: aus
preferences-reset = Zurücksetzen
preferences-no-watermark = Der Maldienst dieses Studios kann seine Bilder nicht kennzeichnen.

status-title = Das Studio
status-circuit-closed = in Ordnung
status-circuit-half-open = nach Fehlern gemieden, ein Versuch entscheidet
status-circuit-open = nach Fehlern gemieden
status-circuit-open-until = nach Fehlern gemieden, nächster Versuch { $when }
status-last-fault = Letzter Fehler: { $fault }
status-credits = Guthaben: { $credits }
status-credits-low = Weniger als { $warning }: Lade bald etwas auf.
status-credits-untold = Guthaben: Dieser Anbieter verrät es nicht
status-credits-fault = Guthaben: ließ sich nicht erfragen ({ $fault })
status-price = { $price } US-Dollar pro Bild
status-model-unknown = kein Modell genannt
status-model-fault = Modell: ließ sich nicht erfragen ({ $fault })
status-models = Details zum Modell
status-choose-model = Ein anderes Modell …
status-parameters = Parameter
status-parameters-more = und { $count } weitere
status-in-hand = **In Arbeit:** { $running } laufen, { $waiting } warten
status-version = Easel { $version }
status-took = Malt meist in { $half } s, 95 von 100 in { $late } s ({ $count } gemessen)
status-reviews = **Wartet auf die Moderation:** { $count }
status-shards = { $standing } von { $wanted } Verbindungen stehen

# Fertige Bilder.

gallery-part = Nachricht { $number } von { $count }

# Bilder, die zu groß sind für den Ort, an den sie sollen; $links sind ihre Nummern, wo möglich als Links zu den Originalen.
gallery-linked =
    { $count ->
        [one] Zu groß, um hier gezeigt zu werden: Bild { $links }. Eine Nummer, die ein Link ist, öffnet es, etwa einen Tag lang.
       *[other] Zu groß, um hier gezeigt zu werden: Bilder { $links }. Eine Nummer, die ein Link ist, öffnet das Bild, etwa einen Tag lang.
    }
gallery-smaller =
    { $count ->
        [one] Kleiner gezeigt als gemalt, damit es hier hineinpasst: Bild { $links }. Eine Nummer, die ein Link ist, öffnet das Original, etwa einen Tag lang.
       *[other] Kleiner gezeigt als gemalt, damit sie hier hineinpassen: Bilder { $links }. Eine Nummer, die ein Link ist, öffnet das Original, etwa einen Tag lang.
    }

# Die Knöpfe unter fertigen Bildern, und was sie öffnen. Knöpfe haben höchstens 80 Zeichen, Titel und Beschriftungen von Formularen 45.

result-again = Noch mal
result-edit = Bearbeiten …
result-vary = Variieren
result-4k = 4K
result-more = Mehr

# Welches von mehreren Bildern.
result-which = Welches Bild?
result-picture = Bild { $number }
result-picture-of = Bild { $number } von { $total }

# Formulare (Titel, Beschriftung eines Feldes, Hinweis darin oder darunter).
result-form-edit-title = Dieses Bild bearbeiten
result-form-avatar-title = Diesen Avatar malen
result-form-prompt-label = Was es zeigen soll
result-form-prompt-hint = Beschreibe das neue Bild, oder was sich ändern soll
result-form-picture-label = Welches Bild?
result-form-further-label = Weitere Referenzen
result-form-further-hint = Bilder als zusätzliche Vorlage, PNG oder JPEG, je bis 10 MB

# Was ein Menü zur Nachricht von jemandem sagt.
result-no-pictures = In dieser Nachricht ist kein Bild, mit dem ich arbeiten kann: Es braucht ein angehängtes PNG oder JPEG.
result-not-ours = Diese Nachricht habe ich nicht gemalt, ich weiß also nichts darüber.
result-late = Deine Bilder können jetzt bearbeitet werden. Welches?

# Was „Mehr“ öffnet.
result-more-title = Dieses Bild
result-mark = Favorit
result-unmark = Kein Favorit mehr
result-show-details = Details
result-use = Als Referenz verwenden
result-go = Zur Nachricht
result-delete-begin = Löschen …

# In die Ablage der Referenzen gelegt.
result-used =
    { $count ->
        [one] Ein Bild liegt in deiner Ablage.
       *[other] { $count } Bilder liegen in deiner Ablage.
    }
result-used-not =
    { $count ->
        [one] Ein weiteres ließ sich nicht verwenden oder fand keinen Platz.
       *[other] { $count } weitere ließen sich nicht verwenden oder fanden keinen Platz.
    }

# Löschen.
result-delete-ask =
    { $count ->
        [one] **Dieses Bild überall löschen, wo es gepostet wurde?** Das lässt sich nicht rückgängig machen.
       *[other] **Diese { $count } Bilder überall löschen, wo sie gepostet wurden?** Das lässt sich nicht rückgängig machen.
    }
result-delete = Löschen
result-keep = Behalten
result-delete-again = Noch einmal versuchen
result-deleted =
    { $count ->
        [one] Das Bild ist gelöscht.
       *[other] Die { $count } Bilder sind gelöscht.
    }
result-deleted-private = Was nur dir gezeigt wurde, lässt Discord nur dich wegnehmen: Verwirf diese Nachricht selbst.
result-deleted-left =
    { $count ->
        [one] Discord hat mich diese Nachricht nicht löschen lassen. Die Moderation kann es:
       *[other] Discord hat mich diese Nachrichten nicht löschen lassen. Die Moderation kann es:
    }

# Details eines Bildes. $when hält Discord aktuell: „vor 3 Minuten“.
result-details = Details zum Bild
result-size = **Größe:** { $width } × { $height }
result-seed = **Seed:** `{ $seed }`
result-references =
    { $count ->
        [one] **Referenzen:** { $count } Bild
       *[other] **Referenzen:** { $count } Bilder
    }
result-painted = **Gemalt:** { $when } von { $provider }
result-painted-in = **Gemalt:** { $when } von { $provider } in { NUMBER($seconds, maximumFractionDigits: 1) } s
result-cost =
    { $count ->
        [one] **Kosten:** ${ $amount }
       *[other] **Kosten:** ${ $amount } für alle { $count } Bilder
    }
result-copy = **Zum Kopieren:**
result-copy-rest = **Zum Kopieren** (die Beschreibung steht in der Datei darunter):

# Woraus ein Bild entstand; $parent ist „Bild 2“ oder „diese Bilder“, meist als Link.
result-these = diese Bilder
result-from-again = **Noch einmal gemalt**, Vorlage: { $parent }
result-from-vary = **Variiert**, Vorlage: { $parent }
result-from-edit = **Bearbeitet**, Vorlage: { $parent }
result-from-4k = **In 4K gemalt**, Vorlage: { $parent }

# Was aus einem Bild entstand.
result-children = **Daraus entstanden:** { $links }
result-child-again = Noch mal
result-child-vary = Variation
result-child-edit = Bearbeitung
result-child-4k = 4K
result-children-more =
    { $count ->
        [one] und { $count } weiteres
       *[other] und { $count } weitere
    }

# Was gemalt wurde, zum Blättern (/gallery, /favourites), und die Ablage der Referenzen (/tray).

history-title-mine = Deine Bilder
history-title-server = Bilder dieses Servers
history-title-member = Bilder von { $member }
history-title-favourites-mine = Deine Favoriten
history-title-favourites-server = Deine Favoriten auf diesem Server
history-title-favourites-member = Deine Favoriten von { $member }

# Alternativtext des Kontaktbogens.
history-sheet = Kontaktbogen: { $first } bis { $last } von { $total }
history-open = Ein Bild öffnen …
history-back = ◀
history-page = Seite { $number } von { $pages }
history-on = ▶
history-link = zeigen
history-private = privat
# An der Stelle eines Favoriten, der hier nicht gezeigt werden darf.
history-elsewhere = ein Bild von einem Ort, den du von hier aus nicht siehst

history-empty-mine = Noch nichts. Probier `/{ imagine }`.
history-empty-server = Noch nichts, was du hier sehen darfst. Mach den Anfang: Probier `/{ imagine }`.
history-empty-member = { $member } hat hier keine öffentlichen Bilder, die du sehen darfst.
history-empty-favourites = Noch nichts markiert. Drück unter einem Bild *{ result-more }*, dann *{ result-mark }*.
history-nothing-found = Nichts gefunden für „{ $search }“. Jedes Wort muss am Anfang eines Wortes der Beschreibung stehen.
history-server-only = In Direktnachrichten kannst du in deinen eigenen Bildern und Favoriten blättern. Was andere gemalt haben, siehst du auf ihrem Server.

# Eine Referenz mit ihrer Nummer, damit eine Beschreibung „Bild 2“ sagen kann.
tray-picture = Bild { $number }: { $name }
tray-title = Deine Ablage
# Alternativtext des Kontaktbogens.
tray-sheet =
    { $count ->
        [one] { $count } Bild in deiner Ablage
       *[other] Die { $count } Bilder in deiner Ablage, nach ihren Nummern
    }
tray-use = `/{ blend }` ohne Anhänge nimmt sie in dieser Reihenfolge; nenn sie in der Beschreibung Bild 1, Bild 2 …
tray-empty = Deine Ablage ist leer
tray-how = Sie hält bis zu zehn Bilder für `/{ blend }` bereit. Um eines hineinzulegen, öffne das Menü einer Nachricht mit Bildern und wähle *Apps*, *{ menu-use-as-reference }*; oder drück unter einem fertigen Bild *{ result-more }*, dann *{ result-use }*.
tray-take-out = Eines herausnehmen …
tray-empty-button = Leeren
tray-blend-button = Mischen …
tray-blend-title = Deine Ablage mischen
tray-blend-label = Was daraus werden soll
tray-blend-hint = Nenn sie Bild 1, Bild 2 … in der Reihenfolge deiner Ablage.
tray-blend-placeholder = Der Fuchs aus Bild 1 im Garten aus Bild 2, als Aquarell
tray-too-few =
    { $count ->
        [0] Zum Mischen braucht es mindestens zwei Bilder, und es ist keines da. Häng sie als `{ option-image1 }`, `{ option-image2 }` … an, oder sammle sie in deiner Ablage: *Apps*, *{ menu-use-as-reference }* im Menü einer Nachricht mit Bildern. `/{ tray }` zeigt sie.
       *[other] Zum Mischen braucht es mindestens zwei Bilder, und es ist nur eines da. Häng sie als `{ option-image1 }`, `{ option-image2 }` … an, oder sammle sie in deiner Ablage: *Apps*, *{ menu-use-as-reference }* im Menü einer Nachricht mit Bildern. Mit `{ option-tray }: True` kommt deine Ablage vor dem, was du anhängst.
    }

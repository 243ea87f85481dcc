# Was ein Mitglied von seinen eigenen Daten haben und löschen lassen kann.

privacy-export-meaning = Das ist, was ich über dich aufhebe: `easel-data.json` erzählt es, deine Bilder liegen daneben. Nur du siehst diese Nachrichten.
privacy-export-part = { $count ->
    [0] Teil { $number }: keine Bilder
    [one] Teil { $number }: ein Bild
   *[other] Teil { $number }: { $count } Bilder
}
privacy-export-done = Das ist alles.
privacy-export-left = Es ist mehr, als in so viele Nachrichten passt.
privacy-export-go-on = Weiter
privacy-erase-title = Deine Daten löschen?
privacy-erase-meaning = Für immer und auf allen Servern: deine Beschreibungen, Bilder und Referenzen, deine Favoriten, deine Ablage und deine Einstellungen. Niemand kann sie zurückholen. `/{ privacy } { privacy-export }` gibt sie dir vorher.
privacy-erase-stays = Was bleibt: wann du wie viele Bilder gemalt hast und was sie kosteten, ohne dich (deine ID geht zwei Tage nach dem Malen, denn bis dahin zählen Grenzen); Bilder, mit denen andere arbeiten; und was die Moderation über dich entschieden hat. Nachrichten, wo ich kein Mitglied bin, etwa Direktnachrichten, kann ich nicht löschen.
privacy-erase-messages = Alles löschen, auch meine Nachrichten
privacy-erase-stored = Alles außer den Nachrichten löschen
privacy-erase-keep = Alles behalten
privacy-kept = Es wurde nichts gelöscht.
privacy-erased = Deine Daten sind gelöscht.
privacy-erasing = Deine Daten werden gelöscht. Es sind viele: Der Rest geht von selbst weiter, auch wenn du das hier schließt.
privacy-erased-left = { $count ->
    [one] Discord hat eine Nachricht nicht hergegeben. Ich versuche es eine Stunde lang weiter; du kannst sie auch selbst löschen:
   *[other] Discord hat { $count } Nachrichten nicht hergegeben. Ich versuche es eine Stunde lang weiter; du kannst sie auch selbst löschen:
}

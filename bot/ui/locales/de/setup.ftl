# Das Studio eines Servers einrichten und anhalten.

setup-title = Das Studio einrichten
setup-meaning = Jede Wahl wird sofort gespeichert und geprüft.
setup-channels = Wo Mitglieder malen dürfen
setup-channels-all = In jedem Kanal
setup-roles = Wer malen darf
setup-roles-all = Alle
setup-moderators = Kanal der Moderation
setup-moderators-none = Noch keiner
setup-review = Welche Bilder die Moderation zuerst sieht
setup-review-off = Keine
setup-review-off-meaning = Bilder erscheinen, sobald sie gemalt sind.
setup-review-flagged = Auffällige
setup-review-flagged-meaning = Was eine Regel für Prompts oder Bilder trifft, wartet auf die Moderation.
setup-review-all = Alle
setup-review-all-meaning = Jedes Bild wartet auf die Moderation.
setup-preset = Grenzen für den Anfang
setup-preset-none = Wähle einen Satz von Grenzen
setup-preset-replaces = **{ $preset }** würde die Grenzen für alle und die Prüfung ersetzen, die von Hand eingestellt wurden.
setup-preset-apply = Ersetzen
setup-keeping = Wie lange Originale aufgehoben werden
setup-keeping-usual = So lange wie im Studio ({ $days } Tage)
setup-keeping-good = Für immer, wie im Studio
setup-keeping-days = { $count ->
    [one] Einen Tag
   *[other] { $count } Tage
}
setup-checks = Eben geprüft
setup-again = Noch einmal prüfen
setup-check-fine = Nichts steht im Weg.
setup-check-granted = { $channel }: Ich darf Bilder posten.
setup-check-lacking = { $channel }: Mir fehlt { $names }. Erlaube es in den Einstellungen des Kanals unter Berechtigungen.
setup-check-channel-gone = Ein gewählter Kanal ist weg ({ $id }). Wähle oben neu, um ihn zu vergessen.
setup-check-role-gone = Eine gewählte Rolle ist weg ({ $id }). Wähle oben neu, um sie zu vergessen.
setup-check-no-moderators = Bilder warten auf die Moderation, aber sie hat keinen Kanal: Nur `/moderation warteliste` zeigt sie.
setup-check-no-reports = Ohne Kanal der Moderation erfährt niemand von Meldungen und Budgets.
setup-check-open-moderators = Alle können { $channel } sehen. Der Kanal der Moderation sollte privat sein.
setup-check-paused = Das Studio ist angehalten. `/studio fortsetzen` setzt es fort.
setup-check-paused-reason = Das Studio ist angehalten: { $reason } `/studio fortsetzen` setzt es fort.
preset-friends = Kleiner Freundeskreis
preset-friends-meaning = Keine Tagesgrenze, 4K, bis zu 15 Bilder, keine Prüfung
preset-community = Kunst-Community
preset-community-meaning = 20 Bilder am Tag, 2K, bis zu 4 auf einmal, Auffälliges wird geprüft
preset-company = Team in einer Firma
preset-company-meaning = 60 Bilder am Tag, 4K, strenge Bildregeln, Auffälliges wird geprüft
pause-done = Das Studio nimmt hier nichts Neues an. Was begonnen wurde, wird beendet. Mitglieder lesen: { $reason }
pause-no-reason = dass es angehalten ist.
pause-resumed = Das Studio nimmt wieder Neues an.
pause-was-none = Das Studio war nicht angehalten.

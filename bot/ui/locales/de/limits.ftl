# Die Tafel der Grenzen (/studio limits), ihre Formulare, und eine Regel in einer Zeile.

limits-title = Grenzen
limits-meaning = Was Mitglieder malen dürfen. Die eigene Regel eines Mitglieds geht vor denen seiner Rollen, diese vor der für alle, und die großzügigste Rolle zählt; ein Kanal engt nur ein.
limits-day-rolling = Ein Tag sind die letzten 24 Stunden; Monate gelten wie in { $zone }.
limits-day-calendar = Ein Tag geht von Mitternacht bis Mitternacht in { $zone }.
limits-none = Noch keine Regeln: Es gelten die Grenzen des Betreibers.
limits-everyone = Alle
limits-total = Der ganze Server
limits-together =
    { $count ->
        [one] { $count } Bild am Tag für alle zusammen
       *[other] { $count } Bilder am Tag für alle zusammen
    }
limits-everyone-button = Regel für alle…
limits-day-button = Tage und Summen…
limits-role = Regel einer Rolle setzen…
limits-channel = Regel eines Kanals setzen…
limits-member = Regel eines Mitglieds setzen…
limits-remove = Eine Regel entfernen…
limits-of-role = Rolle { $name }
limits-of-channel = Kanal { $name }
limits-of-member = Mitglied { $name }
limits-of-total = Summe von { $name }
limits-unlimited = unbegrenzt
limits-window-rolling = Die letzten 24 Stunden
limits-window-calendar = Von Mitternacht bis Mitternacht

limits-form-of-role = Regel einer Rolle
limits-form-of-channel = Regel eines Kanals
limits-form-of-member = Regel eines Mitglieds
limits-form-daily = Bilder am Tag
limits-hint-daily = Eine Zahl, 0 für keine, „unbegrenzt“, oder leer für keine Aussage
limits-form-concurrent = Aufträge gleichzeitig
limits-hint-concurrent = Weitere warten; leer sagt nichts
limits-form-cooldown = Sekunden zwischen zwei Aufträgen
limits-hint-cooldown = 0 für keine Pause; leer sagt nichts
limits-form-pictures = Meiste Bilder eines Auftrags
limits-hint-pictures = 1 bis 15; leer sagt nichts
limits-form-may = Höchste Qualität, und was erlaubt ist
limits-hint-may = Was du auslässt, dazu sagt die Regel nichts
limits-form-quality = Bis { $quality }
limits-form-series-yes = Serien sind erlaubt
limits-form-series-no = Keine Serien
limits-form-edits-yes = Malen aus Bildern ist erlaubt
limits-form-edits-no = Kein Malen aus Bildern
limits-form-allowed-yes = Darf malen
limits-form-allowed-no = Darf gar nicht malen
limits-form-day-title = Tage und Summen
limits-form-window = Ein Tag ist
limits-form-zone = Zeitzone
limits-hint-zone = Zum Beispiel Europe/Berlin
limits-form-total = Bilder am Tag auf dem ganzen Server
limits-hint-total = Aller Mitglieder zusammen; leer für keine Summe
limits-form-channel = Ein Kanal mit eigener Summe
limits-form-channel-none = Keiner
limits-form-channel-total = Bilder am Tag in diesem Kanal
limits-hint-channel-total = Aller Mitglieder zusammen; leer nimmt seine Summe weg

rule-allowed = darf malen
rule-forbidden = darf nicht malen
rule-daily-free = beliebig viele Bilder
rule-daily =
    { $count ->
        [one] { $count } Bild am Tag
       *[other] { $count } Bilder am Tag
    }
rule-concurrent = { $count } gleichzeitig
rule-cooldown = { $seconds } s zwischen Aufträgen
rule-quality = bis { $quality }
rule-pictures =
    { $count ->
        [one] { $count } Bild je Auftrag
       *[other] { $count } Bilder je Auftrag
    }
rule-series = Serien
rule-no-series = keine Serien
rule-edits = Malen aus Bildern
rule-no-edits = kein Malen aus Bildern
rule-by-operator = die Grenze des Studios
rule-by-server = die Regel dieses Servers
rule-by-member = eine Regel nur für dich

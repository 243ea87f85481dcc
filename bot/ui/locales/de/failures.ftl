# Was schiefgehen kann, nach dem Code des Fehlers und, wo es mehrere gibt, nach seinem Problem.

failure-invalid-prompt-empty = Die Beschreibung ist leer. Beschreibe das gewünschte Bild mit bis zu 2000 Zeichen.
failure-invalid-prompt = Die Beschreibung hat { $length } Zeichen; höchstens { $limit } sind möglich.

failure-invalid-size-pixels = { $given } lässt sich nicht malen: Ein Bild braucht 0,92 bis 16,8 Megapixel, zum Beispiel 1024x1024 oder 4096x4096.
failure-invalid-size-ratio = { $given } ist zu schmal: Die längere Seite darf höchstens { $most }-mal so lang sein wie die kürzere.
failure-invalid-size-side = { $given } kann dieser Anbieter nicht malen: Jede Seite braucht mindestens { $least } Pixel.
failure-invalid-size-side-most = { $given } kann dieser Anbieter nicht malen: Eine Seite darf höchstens { $most } Pixel haben.
failure-invalid-size-largest = Diese Bilder haben schon so viele Pixel, wie gemalt werden können.
failure-invalid-size = Die Größe „{ $given }“ verstehe ich nicht. Schreib sie wie 2304x1728, oder wähle 1K, 2K oder 4K.

failure-invalid-count-total = Referenzen und neue Bilder dürfen zusammen höchstens { $most } sein; das wären { $given }.
failure-invalid-count-references = Höchstens { $most } Referenzbilder sind möglich; du hast { $given } angegeben.
failure-invalid-count-series = Eine Serie braucht { $least } bis { $most } Bilder; setz `{ option-pictures }` auf eine Zahl dazwischen.
failure-invalid-count = Du kannst 1 bis { $most } Bilder auf einmal bestellen; { $given } geht nicht.

failure-invalid-seed = Ein Seed ist eine Zahl von 0 bis { $most }, oder -1 für eine zufällige.

failure-invalid-reference-type = Referenz { $number } ({ $name }) ist kein PNG- oder JPEG-Bild.
failure-invalid-reference-bytes = Referenz { $number } ({ $name }) ist größer als 10 MB.
failure-invalid-reference-pixels = Referenz { $number } ({ $name }) hat mehr als 36 Megapixel.
failure-invalid-reference-side = Referenz { $number } ({ $name }) ist zu klein: Jede Seite braucht mindestens 15 Pixel.
failure-invalid-reference-ratio = Referenz { $number } ({ $name }) ist zu schmal: Eine Seite darf höchstens dreimal so lang sein wie die andere.
failure-invalid-reference-broken = Referenz { $number } ({ $name }) lässt sich nicht öffnen: Die Datei ist beschädigt.
failure-invalid-reference-unreachable = Referenz { $number } ({ $name }) konnte nicht von Discord geholt werden. Bitte häng sie noch einmal an.
failure-invalid-reference-foreign = Referenz { $number } ({ $name }) liegt nicht bei Discord. Bitte häng sie an den Befehl an.
failure-invalid-reference-gone = Referenz { $number } ({ $name }) liegt nicht mehr bei Discord. Bitte häng sie noch einmal an.
failure-invalid-reference-missing = Referenz { $number } ({ $name }) wurde nicht gefunden. Bitte häng sie noch einmal an.
failure-invalid-reference = Referenz { $number } ({ $name }) kann nicht verwendet werden.

failure-invalid-amount-size = Ein Budget ist mehr als 0 und höchstens { $most } US-Dollar. Um alles anzuhalten, nimm `/studio anhalten`.
failure-invalid-amount = Die Summe „{ $given }“ kann ich nicht lesen. Schreib US-Dollar wie 25 oder 25,50.

failure-unsupported-option-provider = Einen Anbieter „{ $provider }“ gibt es hier nicht.
failure-unsupported-option = Die Option `{ $option }` ist bei diesem Anbieter nicht möglich.

failure-missing-permissions = Ich kann in diesem Kanal keine Bilder posten. Bitte die Moderation, mir hier Folgendes zu erlauben: **{ $names }**.

# „-never“ steht, wo Warten allein nicht hilft.
failure-limit-reached-daily-never = Am Tag darfst du { $most } Bilder malen, bestellt hast du { $asked } auf einmal.
failure-limit-reached-daily = Du hast noch { $left } von { $most } Bildern übrig und { $asked } bestellt. Genug davon werden { $when } frei.
failure-limit-reached-waiting = Bei dir laufen oder warten schon { $most } Aufträge. Lass einen fertig werden, oder brich einen mit `/{ jobs }` ab.
failure-limit-reached-cooldown = Einen Moment noch: { $when } kannst du wieder malen.
failure-limit-reached-budget-never = Das kostet mehr als das ganze Monatsbudget des Studios. Bestell weniger Bilder.
failure-limit-reached-budget = Das Monatsbudget dieses Bots ist aufgebraucht. Weiter geht es { $when }.
failure-limit-reached-budget-part = Das würde etwa { $asked } kosten, und so viel ist vom Monatsbudget dieses Bots nicht mehr übrig. Weniger oder kleinere Bilder passen vielleicht noch; sonst geht es { $when } weiter.
failure-limit-reached-channel-daily-never = In diesem Kanal darfst du { $most } Bilder am Tag malen, bestellt hast du { $asked } auf einmal.
failure-limit-reached-channel-daily = Du hast in diesem Kanal noch { $left } von { $most } Bildern übrig und { $asked } bestellt. Genug davon werden { $when } frei.
failure-limit-reached-channel-total-never = In diesem Kanal werden für alle zusammen { $most } Bilder am Tag gemalt, bestellt hast du { $asked } auf einmal.
failure-limit-reached-channel-total = Dieser Kanal hat für alle zusammen noch { $left } von { $most } Bildern übrig, und du hast { $asked } bestellt. Genug davon werden { $when } frei.
failure-limit-reached-server-total-never = Auf diesem Server werden für alle zusammen { $most } Bilder am Tag gemalt, bestellt hast du { $asked } auf einmal.
failure-limit-reached-server-total = Dieser Server hat für alle zusammen noch { $left } von { $most } Bildern übrig, und du hast { $asked } bestellt. Genug davon werden { $when } frei.
failure-limit-reached-studio-total-never = Ich male für alle zusammen { $most } Bilder in 24 Stunden, bestellt hast du { $asked } auf einmal.
failure-limit-reached-studio-total = Ich habe für alle zusammen noch { $left } von { $most } Bildern übrig, und du hast { $asked } bestellt. Genug davon werden { $when } frei.
failure-limit-reached-server-budget-never = Das kostet mehr als das ganze Monatsbudget dieses Servers. Bestell weniger Bilder.
failure-limit-reached-server-budget = Das Monatsbudget dieses Servers ist aufgebraucht. Weiter geht es { $when }.
failure-limit-reached-server-budget-part = Das würde etwa { $asked } kosten, und so viel ist vom Monatsbudget dieses Servers nicht mehr übrig. Weniger oder kleinere Bilder passen vielleicht noch; sonst geht es { $when } weiter.

failure-still-at-work = Etwas von dir wird noch gemalt oder wartet auf die Moderation. Lass es zu Ende gehen oder brich es mit `/{ jobs }` ab und versuch es dann noch einmal.
failure-export-running = Deine Daten werden schon zusammengestellt. Warte, bis sie da sind, und frag dann noch einmal.

failure-paused = Easel startet gerade neu und nimmt nichts an. Bitte versuch es in einer Minute noch einmal.
failure-not-yours = Das kann nur, wer dieses Bild bestellt hat.
failure-not-allowed = Dafür brauchst du hier die Berechtigung **{ $right }**.
failure-not-allowed-operator = Das können nur die Betreiber dieses Bots.
failure-gone = Diese Bilder sind nicht mehr da: Sie wurden gelöscht oder werden nicht mehr aufbewahrt.
failure-not-ended = Diese Bilder sind noch auf dem Weg zu Discord. Versuch es gleich noch einmal.
failure-no-such-picture = Ein Bild { $number } gibt es hier nicht; sie sind von 1 bis { $most } nummeriert.
failure-wait-too-long-elsewhere = Eine Antwort bleibt hier { $most } Minuten offen, und das würde wohl etwa { $minutes } dauern. Frag nach weniger Bildern, oder auf einem Server, auf dem ich Mitglied bin.
failure-wait-too-long = Eine private Antwort bleibt { $most } Minuten offen, und das hier würde wohl etwa { $minutes } dauern. Frag nach weniger Bildern, oder öffentlich.
failure-tray-full = Deine Ablage ist voll: Sie fasst { $most } Bilder. Benutz oder leere sie zuerst.

# Steht nach einer Ablehnung: wessen Regel es ist.
failure-scope-server = Das ist eine Regel dieses Servers.
failure-scope-role = Das ist die Regel für deine Rollen.
failure-scope-channel = Das ist eine Regel dieses Kanals.
failure-scope-member = Das ist eine Regel nur für dich.
failure-scope-operator = Das ist die Grenze des Studios, auf jedem Server.

failure-not-here-channel = Gemalt wird in { $channels }.
failure-not-here-role = Auf diesem Server malt nur, wer eine dieser Rollen hat: { $roles }.
failure-not-here-forbidden-server = Auf diesem Server ist Malen nicht erlaubt.
failure-not-here-forbidden-role = Eine deiner Rollen darf auf diesem Server nicht malen.
failure-not-here-forbidden-channel = In diesem Kanal ist Malen nicht erlaubt.
failure-not-here-forbidden-member = Du darfst auf diesem Server nicht malen.
failure-not-here-foreign = Ich bin auf diesem Server kein Mitglied, also gibt es hier nichts einzustellen. Lade mich zuerst ein.
failure-ruled-out-quality = Hier darfst du höchstens in { $most } malen. Wähl eine kleinere `{ option-quality }` oder `{ option-size }`.
failure-ruled-out-pictures =
    { $most ->
        [one] Hier darfst du { $most } Bild auf einmal bestellen.
       *[other] Hier darfst du höchstens { $most } Bilder auf einmal bestellen.
    }
failure-ruled-out-series = Serien sind dir hier nicht erlaubt. Bestell einzelne Bilder.
failure-ruled-out-edits = Aus anderen Bildern zu malen ist dir hier nicht erlaubt. Beschreib es nur mit Worten.

failure-banned = Die Moderation dieses Servers lässt dich gerade nicht malen; das endet { $when }.
failure-banned-never = Die Moderation dieses Servers lässt dich nicht mehr malen.
failure-banned-everywhere = Der Betreiber dieses Bots lässt dich gerade nicht malen; das endet { $when }.
failure-banned-everywhere-never = Der Betreiber dieses Bots lässt dich nicht mehr malen.
failure-because = Grund: „{ $reason }“.
failure-prompt-refused-told = „{ $found }“ ist hier gegen die Regeln. Bitte versuch es mit anderen Worten.
failure-prompt-refused-adult = Diese Beschreibung ist nur in altersbeschränkten Kanälen erlaubt. Bitte nimm andere Worte, oder bestell dort.
failure-prompt-refused = Eine Regel dieses Studios steht gegen deine Beschreibung. Bitte versuch es mit anderen Worten.
failure-picture-refused = Referenz { $number } zeigt, was hier nicht erlaubt ist. Bitte wähl ein anderes Bild.
failure-reports-full = Du hast { $most } Meldungen, die die Moderation noch nicht angesehen hat. Warte auf sie, bevor du mehr meldest.
failure-studio-paused-reason = Auf diesem Server macht das Malen Pause: „{ $reason }“. Was in Arbeit ist, wird fertig.
failure-studio-paused = Auf diesem Server macht das Malen Pause. Was in Arbeit ist, wird fertig.
failure-review-rejected-counted-reason = Die Moderation hat entschieden, diese Bilder nicht zu zeigen; sie zählen als gemalt. Grund: „{ $reason }“.
failure-review-rejected-counted = Die Moderation hat entschieden, diese Bilder nicht zu zeigen; sie zählen als gemalt.
failure-review-rejected-reason = Die Moderation hat entschieden, diese Bilder nicht zu zeigen. Grund: „{ $reason }“.
failure-review-rejected = Die Moderation hat entschieden, diese Bilder nicht zu zeigen.
failure-picture-blocked = Eine Bildregel dieses Servers hält zurück, was gemalt wurde. Nichts wurde gezählt.

failure-invalid-limit-daily = „{ $given }“ ist keine Zahl von Bildern am Tag. Schreib eine ganze Zahl bis { $most }, 0 für keine, oder „{ limits-unlimited }“.
failure-invalid-limit-concurrent = „{ $given }“ kann nicht sein, wie viele gleichzeitig laufen. Schreib eine ganze Zahl von { $least } bis { $most }.
failure-invalid-limit-cooldown = „{ $given }“ ist keine Pause in Sekunden. Schreib eine ganze Zahl von { $least } bis { $most }.
failure-invalid-limit-pictures = „{ $given }“ kann nicht die größte Bilderzahl eines Auftrags sein. Schreib eine ganze Zahl von { $least } bis { $most }.
failure-invalid-limit-total = „{ $given }“ kann keine Summe sein. Schreib eine ganze Zahl von { $least } bis { $most }, oder nichts.
failure-invalid-limit-zone = Eine Zeitzone „{ $given }“ gibt es nicht. Versuch eine wie { $near }.
failure-invalid-limit-twice = Zwei deiner Angaben widersprechen sich. Wähl von jeder Art eine.
failure-invalid-limit-channel = Wähl auch den Kanal, dessen Summe das ist.
failure-invalid-limit-many = Es gibt schon { $most } Regeln. Entferne zuerst eine.

failure-invalid-score = „{ $given }“ ist kein Prozentwert. Schreib eine ganze Zahl von 1 bis 100, oder nichts für nie.
failure-invalid-rule-empty = Die Regel ist leer: Es bleibt nichts, wonach zu suchen wäre.
failure-invalid-rule-long = Die Regel ist zu lang; höchstens { $most } Zeichen sind möglich.
failure-invalid-rule-wide = Diese Regel träfe auf jede Beschreibung zu. Mach sie enger.
failure-invalid-rule-pattern = Dieses Muster verstehe ich nicht: „{ $reason }“.
failure-rule-exists = Eine Regel für „{ $text }“ gibt es schon.
failure-invalid-list-bytes = Diese Datei ist größer als 1 MB.
failure-invalid-list-lines = Diese Datei hat mehr als { $most } Zeilen. Nimm sie in Teilen auf.
failure-invalid-list-text = Diese Datei kann ich nicht als Text lesen. Speichere sie als UTF-8, mit einem Wort in jeder Zeile.
failure-invalid-list-unreachable = Diese Datei konnte nicht von Discord geholt werden. Bitte häng sie noch einmal an.

failure-content-refused = Der Maldienst hat diese Beschreibung oder eine Referenz wegen ihres Inhalts abgelehnt. Es wurde nichts angerechnet; versuch es mit anderen Worten.
failure-parameters-refused = Der Maldienst kann diese Kombination von Optionen nicht malen. Es wurde nichts angerechnet; versuch eine andere Größe oder weniger Referenzen.
failure-bad-key = Das Studio erreicht seinen Maldienst gerade nicht; der Betreiber wurde verständigt. Es wurde nichts angerechnet.
failure-no-credits-team-limit = Das Team des Studios hat ausgegeben, was es beim Maldienst ausgeben darf; der Betreiber weiß Bescheid. Es wurde nichts gezählt.
failure-no-credits = Das Konto des Studios beim Maldienst ist leer; der Betreiber wurde verständigt. Es wurde nichts angerechnet.
failure-unknown-model = Das Malmodell des Studios ist nicht verfügbar; der Betreiber wurde verständigt. Es wurde nichts angerechnet.
failure-rate-limited = Der Maldienst bekommt gerade zu viele Anfragen. Es wurde nichts angerechnet; bitte versuch es in ein paar Minuten noch einmal.
failure-at-capacity = Der Maldienst ist gerade voll. Es wurde nichts angerechnet; bitte versuch es in ein paar Minuten noch einmal.
failure-unreachable = Der Maldienst ist nicht erreichbar. Es wurde nichts angerechnet; bitte versuch es in ein paar Minuten noch einmal.
failure-unintelligible-answer = Der Maldienst hat etwas Unverständliches geantwortet. Es wurde nichts angerechnet; bitte versuch es noch einmal.
failure-render-failed = Der Maldienst konnte dieses Bild nicht fertigstellen. Es wurde nichts angerechnet; bitte versuch es noch einmal.
failure-render-cancelled = Der Maldienst hat dieses Bild abgebrochen. Es wurde nichts angerechnet; bitte versuch es noch einmal.
failure-submission-unknown = Der Maldienst hat dieses Bild nicht bestätigt, und es ist dort nicht zu finden. Es wurde kein zweites Mal abgeschickt und nichts angerechnet.
failure-queued-too-long = Der Maldienst hat dieses Bild zu lange warten lassen. Es wurde nichts angerechnet.
failure-deadline-passed = Das hat länger gedauert, als das Studio wartet. Es wurde nichts angerechnet.
failure-no-pictures = Der Maldienst ist ohne Bild fertig geworden. Es wurde nichts angerechnet; bitte versuch es noch einmal.
failure-bad-picture = Was der Maldienst geschickt hat, ist kein Bild. Es wurde nichts angerechnet; bitte versuch es noch einmal.
failure-foreign-host = Der Maldienst hat ein Bild von einer unbekannten Adresse geschickt, deshalb wurde es nicht geholt. Es wurde nichts angerechnet; der Betreiber wurde verständigt.
failure-cancelled = Abgebrochen. Es wurde nichts angerechnet.
failure-delivery-failed = Die Bilder sind gemalt und aufbewahrt, aber Discord hat sie nicht angenommen. Hol sie mit `/{ jobs }` ab.
failure-database-busy = Im Studio ist gerade sehr viel los, dein Auftrag konnte nicht notiert werden. Es wurde nichts angerechnet; bitte versuch es noch einmal.
failure-disk-full = Das Studio hat keinen Platz mehr für Bilder; der Betreiber wurde verständigt. Es wurde nichts angerechnet.
failure-storage = Das Studio konnte deinen Auftrag nicht notieren. Es wurde nichts angerechnet; bitte versuch es noch einmal.

# Für einen Defekt, und für einen Code, den diese Version nicht kennt.
failure-internal = Im Studio ist etwas schiefgegangen. Es wurde nichts angerechnet, und der Betreiber wurde verständigt.

# Warum weniger Bilder kamen als bestellt.
missing-chosen =
    { $came ->
        [one] Das Modell hat beschlossen, { $came } Bild statt { $expected } zu malen.
       *[other] Das Modell hat beschlossen, { $came } Bilder statt { $expected } zu malen.
    }
missing-others = { $came } von { $expected } Bildern: Die übrigen werden nicht angerechnet ({ $why }).
missing-or = { $first } oder { $second }
missing-because-cancelled = abgebrochen
missing-because-fault = durch einen Fehler verloren
missing-because-late = nicht rechtzeitig fertig
missing-because-content = wegen ihres Inhalts abgelehnt
missing-because-rule = von einer Bildregel zurückgehalten

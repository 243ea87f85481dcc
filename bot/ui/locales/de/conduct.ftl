# Meldungen, Sperren, Ausgeblendetes und das Protokoll der Entscheidungen.

report-begin = Melden…
report-title = Diese Bilder melden
report-reason = Was daran nicht stimmt
report-reason-hint = Nur die Moderation liest es
report-sent = Danke. Die Moderation dieses Servers sieht es sich an; sonst erfährt niemand, dass du es gemeldet hast.
report-listed = Danke, es ist notiert. Dieser Server hat keinen Kanal für die Moderation; sie sieht es, sobald sie `/{ moderation } { moderation-reports }` aufruft.
report-again = Du hast diese Bilder schon gemeldet. Einmal genügt.
report-own = Diese Bilder sind deine eigenen. Du kannst sie unter *{ result-more }* löschen.
report-elsewhere = Diese Bilder gehören woandershin, und nur die Moderation dort entscheidet darüber. Melde sie dort.

complaint-title =
    { $count ->
        [one] Gemeldet
       *[other] Von { $count } gemeldet
    }
complaint-by = { $member } { $when }:
complaint-more = und { $count } weitere
complaint-delete = Überall löschen
complaint-ban = Sperren…
complaint-dismiss = Verwerfen
complaint-deleted = Überall gelöscht von { $member }.
complaint-dismissed = Verworfen von { $member }.
complaint-banned = { $member } darf nicht malen; das endet { $when }.
complaint-banned-for-good = { $member } darf nicht mehr malen.
reports-empty = Keine Meldung wartet auf eine Entscheidung.

ban-title = Dieses Mitglied nicht mehr malen lassen
ban-length = Wie lange
ban-length-1h = 1 Stunde
ban-length-1d = 1 Tag
ban-length-7d = 1 Woche
ban-length-30d = 30 Tage
ban-length-forever = für immer
ban-done = { $member } kann hier nicht mehr malen; das endet { $when }.
ban-done-for-good = { $member } kann hier nicht mehr malen.
ban-everywhere = { $member } kann nirgends mehr malen; das endet { $when }.
ban-everywhere-for-good = { $member } kann nirgends mehr malen.
ban-cancelled =
    { $count ->
        [one] { $count } wartende Anfrage wurde abgebrochen.
       *[other] { $count } wartende Anfragen wurden abgebrochen.
    }
ban-not-me = Das bin ich. Ich male nur, wenn man mich bittet.
ban-not-yourself = Du kannst dich nicht selbst sperren.
ban-not-moderators = Wer diesen Server moderiert, kann nicht gesperrt werden.
ban-not-operators = Wer diesen Bot betreibt, kann nicht gesperrt werden.
ban-unsure = Discord hat mir gerade nicht gesagt, wer das ist. Bitte versuch es noch einmal.
ban-operators-only = Überall kann das nur, wer diesen Bot betreibt.
unban-done = { $member } kann wieder malen.
unban-none = { $member } war nicht gesperrt.
bans-title = Wer hier nicht malen darf
bans-empty = Hier ist niemand gesperrt.
bans-until = { $member }, gesperrt von { $by } { $at }; das endet { $when }
bans-for-good = { $member }, für immer gesperrt von { $by } { $at }

purge-ask =
    { $count ->
        [one] Die Bilder { $count } Anfrage von { $member } ausblenden, hier und in allen Galerien?
       *[other] Die Bilder von { $count } Anfragen von { $member } ausblenden, hier und in allen Galerien?
    }
purge-reversible = Das lässt sich 7 Tage lang rückgängig machen. Dann sind die Bilder endgültig weg.
purge-surely = Ausblenden
purge-none = Von { $member } gibt es hier seitdem keine Bilder.
purge-done =
    { $count ->
        [one] Die Bilder { $count } Anfrage von { $member } werden ausgeblendet. Rückgängig zu machen bis: { $when }.
       *[other] Die Bilder von { $count } Anfragen von { $member } werden ausgeblendet. Rückgängig zu machen bis: { $when }.
    }
purge-undo = Rückgängig
purge-undone =
    { $count ->
        [one] Die Bilder { $count } Anfrage von { $member } kommen zurück.
       *[other] Die Bilder von { $count } Anfragen von { $member } kommen zurück.
    }
purge-too-late = Das lässt sich nicht mehr rückgängig machen, oder war es schon.
purge-notice = Die Moderation hat diese Bilder ausgeblendet.
purges-title = Was ausgeblendet wurde
purges-empty = Nichts ist ausgeblendet, was sich zurückholen ließe.
purges-line =
    { $count ->
        [one] { $count } Anfrage von { $member }, durch { $by } { $at }. Rückgängig zu machen bis: { $when }.
       *[other] { $count } Anfragen von { $member }, durch { $by } { $at }. Rückgängig zu machen bis: { $when }.
    }

log-title = Wer was entschieden hat
log-empty = Nichts dergleichen wurde hier entschieden.
log-studio = Das Studio
log-file = Als Datei (CSV)
log-file-whole = Alles, das Älteste zuerst, mit Zeiten in UTC.
log-file-cut =
    { $count ->
        [one] Das Älteste zuerst, mit Zeiten in UTC. Der älteste { $count } Eintrag fehlt: Größer nimmt Discord die Datei nicht.
       *[other] Das Älteste zuerst, mit Zeiten in UTC. Die ältesten { $count } Einträge fehlen: Größer nimmt Discord die Datei nicht.
    }
log-approved = { $by } gab Bilder von { $member } frei
log-rejected = { $by } lehnte Bilder von { $member } ab
log-deleted = { $by } löschte Bilder von { $member }
log-reported = { $by } meldete Bilder von { $member }
log-dismissed = { $by } verwarf die Meldungen zu Bildern von { $member }
log-banned = { $by } sperrte { $member } für immer
log-banned-until = { $by } sperrte { $member }; Ende { $when }
log-unbanned = { $by } hob die Sperre von { $member } auf
log-timed-out-until = { $by } schaltete { $member } stumm; Ende { $when }
log-purged =
    { $count ->
        [one] { $by } blendete die Bilder { $count } Anfrage von { $member } aus
       *[other] { $by } blendete die Bilder von { $count } Anfragen von { $member } aus
    }
log-restored =
    { $count ->
        [one] { $by } holte die Bilder { $count } Anfrage von { $member } zurück
       *[other] { $by } holte die Bilder von { $count } Anfragen von { $member } zurück
    }
log-rule-added = { $by } fügte eine Textregel hinzu
log-rule-removed = { $by } entfernte eine Textregel
log-policy-changed = { $by } änderte die Regeln dieses Servers
log-paused = { $by } unterbrach das Malen
log-resumed = { $by } ließ das Malen weitergehen
log-blocked = Eine Regel hielt zurück, worum { $member } bat
log-erased = { $by } ließ Daten löschen
log-pictures =
    { $count ->
        [one] ein Bild
       *[other] { $count } Bilder
    }, bis zu { NUMBER($score, style: "percent") } anstößig

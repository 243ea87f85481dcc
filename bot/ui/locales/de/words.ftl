# Regeln für Beschreibungen, wie die Moderation sie liest: /moderation words.

words-kind-word = Wort
words-kind-phrase = Wortfolge
words-kind-pattern = Muster
words-action-block = wird abgelehnt
words-action-flag = wird gemeldet
words-action-adult = nur in altersbeschränkten Kanälen
words-everywhere = vom Betreiber, für alle Server

words-added = Diese Regel gilt ab jetzt:
words-removed = Diese Regel ist weg:
words-unknown = Eine Regel für „{ $text }“ gibt es hier nicht.

words-title = Regeln für Beschreibungen
words-title-everywhere = Regeln für Beschreibungen auf allen Servern
words-count = { $count } von { $total }
words-none = Noch gibt es keine Regel. Schreib eine mit `/moderation wörter hinzufügen`, oder viele mit `/moderation wörter einlesen`.
words-none-found = Keine Regel passt zu „{ $search }“.
words-tells = Wer abgelehnt wird, erfährt, welches Wort es war.
words-tells-not = Wer abgelehnt wird, erfährt, dass eine Regel zutraf, aber nicht welche.
words-tell = Das Wort nennen
words-tell-not = Das Wort nicht nennen

words-trial-title = Was die Regeln sagen
words-trial-nothing = Nichts trifft zu: Diese Beschreibung würde gemalt.
words-trial-further =
    { $count ->
        [one] … und { $count } weiterer Treffer
       *[other] … und { $count } weitere Treffer
    }
words-trial-here = **Hier:** { $outcome }
words-trial-adult = **In altersbeschränkten Kanälen:** { $outcome }
words-outcome-refused = sie würde abgelehnt
words-outcome-flagged = sie würde gemalt und der Moderation gemeldet
words-outcome-painted = sie würde gemalt

words-imported = Neue Regeln: { $new }. Schon da: { $known }.
words-wrong =
    { $count ->
        [one] { $count } Zeile ist ausgelassen:
       *[other] { $count } Zeilen sind ausgelassen, darunter:
    }
words-wrong-line = Zeile { $line }:

# Une demande en route. Discord tient lui-même les durées ($when) à jour : « il y a 3 minutes », « dans 10 secondes ».

progress-in-line =
    { $before ->
        [one] **En attente** · encore { $before } demande à toi avant celle-ci
       *[other] **En attente** · encore { $before } demandes à toi avant celle-ci
    }
progress-painting = **En train de peindre**
progress-painting-several =
    { $arrived ->
        [one] **En train de peindre** · { $arrived } image sur { $total }
       *[other] **En train de peindre** · { $arrived } images sur { $total }
    }
progress-share = { NUMBER($fraction, style: "percent") }
progress-started = commencé { $when }
progress-expected = prêt environ { $when }
progress-no-estimate = pas encore d'estimation, ce studio en a trop peu peint de ce genre
progress-starts-soon = commence dès que l'une d'elles se termine

# Les moments inhabituels, sur la ligne des durées.
progress-note-parked = le studio redémarre, puis continue tout seul
progress-note-resumed = reprise après un redémarrage
progress-note-cancelling = annulation en cours
progress-note-held-back = le service de peinture est occupé, nouvel essai en cours

# Ce qui sort de l'ordinaire, sur une ligne sous chaque image.
fact-seed = graine { $seed }
fact-seeds = graines { $first } à { $last }
fact-references =
    { $count ->
        [one] { $count } référence
       *[other] { $count } références
    }
fact-series = série
fact-watermark = filigrane

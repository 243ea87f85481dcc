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

# À la place de l'état : c'est peut-être la dernière chose que dit la réponse. $when est une heure.
progress-note-closing = Cette réponse ne pourra plus changer après { $when }. Ce qui sera peint plus tard est conservé : récupère-le avec `/{ jobs }`.
progress-note-kept = Les images sont peintes et conservées, mais Discord ne les a pas acceptées. Si elles n'apparaissent pas ici, récupère-les avec `/{ jobs }`.

# Pendant que la modération regarde d'abord les images.
progress-reviewing =
    { $count ->
        [one] **Peint** · la modération regarde d'abord l'image
       *[other] **Peint** · la modération regarde d'abord les { $count } images
    }
progress-note-reviewing = Elle est prévenue, et sa décision s'affichera ici.
progress-note-queued-for-review = Aucun salon ne permet de la prévenir en ce moment : la demande attend dans sa file.
progress-review-private = Cette réponse ne pourra bientôt plus changer. Récupère avec `/{ jobs }` les images qui n'apparaissent pas ici.

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

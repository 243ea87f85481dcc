# Ce qu'il reste à un membre (/quota) et ce qu'il a en cours (/jobs).

standing-title = Ton temps au studio
standing-pictures-free = **Images :** autant que tu veux ({ $used } ces dernières 24 heures)
standing-pictures-free-today = **Images :** autant que tu veux ({ $used } aujourd'hui)
standing-pictures-left = **Images :** encore { $left } sur { $most } pour ces 24 heures
standing-more =
    { $count ->
        [one] { $count } image de plus { $when }
       *[other] { $count } images de plus { $when }
    }
standing-at-once = **En même temps :** { $running } sur { $concurrent } en cours, { $waiting } sur { $most } en attente
standing-pause-now = **Pause entre les demandes :** { $seconds } s, tu peux peindre maintenant
standing-pause-until = **Pause entre les demandes :** { $seconds } s, à nouveau { $when }
standing-pictures-today = **Images :** encore { $left } sur { $most } aujourd'hui
standing-quality = **Qualité maximale :** { $quality }
standing-most = **Images au plus à la fois :** { $count }
standing-no-series = **Séries :** pas permises ici
standing-no-edits = **Peinture à partir d'images :** pas permise ici
standing-channel-daily = **Toi, dans ce salon :** encore { $left } sur { $most }
standing-channel-total = **Ce salon, tous ensemble :** encore { $left } sur { $most }
standing-server-total = **Ce serveur, tous ensemble :** encore { $left } sur { $most }
standing-studio-total = **Tout le studio :** encore { $left } sur { $most } pour ces 24 heures
standing-again = davantage { $when }

standing-in-hand = En cours
standing-nothing = Rien en cours
standing-begin = Essaie `/{ imagine }`.
standing-more-in-line = et { $count } de plus en attente
standing-kept = Peintes, mais refusées par Discord
standing-more-kept = et { $count } de plus, visibles ici dès que tu en supprimes (*{ button-fetch }*, *{ result-more }*, *{ result-delete-begin }*)
standing-ended = Terminé récemment
standing-pictures =
    { $count ->
        [one] { $count } image
       *[other] { $count } images
    }

standing-state-reserved = en attente
standing-state-starting = commence
standing-state-submitting = en train de peindre
standing-state-rendering = en train de peindre
standing-state-reviewing = chez la modération
standing-state-delivering = en route vers toi
standing-state-kept = à récupérer
standing-state-done = fini
standing-state-failed = échoué
standing-state-cancelled = annulé
standing-state-refused = refusé

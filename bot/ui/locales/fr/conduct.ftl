# Signalements, bannissements, retraits et journal des décisions.

report-begin = Signaler…
report-title = Signaler ces images
report-reason = Ce qui ne va pas
report-reason-hint = Seule la modération le lit
report-sent = Merci. La modération de ce serveur va regarder ; personne d'autre ne voit que tu l'as signalé.
report-listed = Merci, c'est noté. Ce serveur n'a pas de salon pour la modération ; elle le verra dans `/{ moderation } { moderation-reports }`.
report-again = Tu as déjà signalé ces images. Une fois suffit.
report-own = Ces images sont les tiennes. Tu peux les supprimer avec *{ result-more }*.
report-elsewhere = Ces images viennent d'ailleurs, et seule la modération de là-bas en décide. Signale-les là-bas.

complaint-title =
    { $count ->
        [one] Signalé
       *[other] Signalé par { $count }
    }
complaint-by = { $member } { $when } :
complaint-more = et { $count } autres
complaint-delete = Supprimer partout
complaint-ban = Bannir…
complaint-dismiss = Classer
complaint-deleted = Supprimé partout par { $member }.
complaint-dismissed = Classé par { $member }.
complaint-banned = { $member } ne peut pas peindre ; cela prend fin { $when }.
complaint-banned-for-good = { $member } ne peut plus peindre.
reports-empty = Aucun signalement n'attend de décision.

ban-title = Empêcher ce membre de peindre
ban-length = Pendant combien de temps
ban-length-1h = 1 heure
ban-length-1d = 1 jour
ban-length-7d = 1 semaine
ban-length-30d = 30 jours
ban-length-forever = pour toujours
ban-done = { $member } ne peut plus peindre ici ; cela prend fin { $when }.
ban-done-for-good = { $member } ne peut plus peindre ici.
ban-everywhere = { $member } ne peut plus peindre nulle part ; cela prend fin { $when }.
ban-everywhere-for-good = { $member } ne peut plus peindre nulle part.
ban-cancelled =
    { $count ->
        [one] { $count } demande en file a été annulée.
       *[other] { $count } demandes en file ont été annulées.
    }
ban-not-me = C'est moi. Je ne peins que si on me le demande.
ban-not-yourself = Tu ne peux pas te bannir.
ban-not-moderators = On ne peut pas bannir qui modère ce serveur.
ban-not-operators = On ne peut pas bannir qui exploite ce bot.
ban-unsure = Discord ne m'a pas dit qui c'est à l'instant. Réessaie.
ban-operators-only = Partout, seul qui exploite ce bot peut le faire.
unban-done = { $member } peut de nouveau peindre.
unban-none = { $member } n'était pas banni.
bans-title = Qui ne peut pas peindre ici
bans-empty = Personne n'est banni ici.
bans-until = { $member }, banni par { $by } { $at } ; fin { $when }
bans-for-good = { $member }, banni pour toujours par { $by } { $at }

purge-ask =
    { $count ->
        [one] Retirer de la vue les images de { $count } demande de { $member }, ici et dans toutes les galeries ?
       *[other] Retirer de la vue les images de { $count } demandes de { $member }, ici et dans toutes les galeries ?
    }
purge-reversible = Cela peut être annulé pendant 7 jours. Ensuite, les images sont supprimées pour de bon.
purge-surely = Retirer de la vue
purge-none = { $member } n'a pas d'images ici depuis lors.
purge-done =
    { $count ->
        [one] Les images de { $count } demande de { $member } sont en train d'être retirées. Annulable jusqu'à : { $when }.
       *[other] Les images de { $count } demandes de { $member } sont en train d'être retirées. Annulable jusqu'à : { $when }.
    }
purge-undo = Annuler
purge-undone =
    { $count ->
        [one] Les images de { $count } demande de { $member } reviennent.
       *[other] Les images de { $count } demandes de { $member } reviennent.
    }
purge-too-late = Ce n'est plus annulable, ou c'est déjà fait.
purge-notice = La modération a retiré ces images de la vue.
purges-title = Ce qui a été retiré de la vue
purges-empty = Rien de retiré ne peut être ramené.
purges-line =
    { $count ->
        [one] { $count } demande de { $member }, par { $by } { $at }. Annulable jusqu'à : { $when }.
       *[other] { $count } demandes de { $member }, par { $by } { $at }. Annulable jusqu'à : { $when }.
    }

log-title = Qui a décidé quoi
log-empty = Rien de tel n'a été décidé ici.
log-studio = Le studio
log-file = En fichier (CSV)
log-file-whole = Tout, du plus ancien au plus récent, heures en UTC.
log-file-cut =
    { $count ->
        [one] Du plus ancien au plus récent, heures en UTC. L'entrée la plus ancienne ({ $count }) manque : Discord n'accepte pas de fichier plus gros.
       *[other] Du plus ancien au plus récent, heures en UTC. Les { $count } plus anciennes manquent : Discord n'accepte pas de fichier plus gros.
    }
log-approved = { $by } a accepté des images de { $member }
log-rejected = { $by } a refusé des images de { $member }
log-deleted = { $by } a supprimé des images de { $member }
log-reported = { $by } a signalé des images de { $member }
log-dismissed = { $by } a classé les signalements d'images de { $member }
log-banned = { $by } a banni { $member } pour toujours
log-banned-until = { $by } a banni { $member } ; fin { $when }
log-unbanned = { $by } a levé le bannissement de { $member }
log-timed-out-until = { $by } a exclu { $member } temporairement ; fin { $when }
log-purged =
    { $count ->
        [one] { $by } a retiré de la vue les images de { $count } demande de { $member }
       *[other] { $by } a retiré de la vue les images de { $count } demandes de { $member }
    }
log-restored =
    { $count ->
        [one] { $by } a ramené les images de { $count } demande de { $member }
       *[other] { $by } a ramené les images de { $count } demandes de { $member }
    }
log-rule-added = { $by } a ajouté une règle de texte
log-rule-removed = { $by } a retiré une règle de texte
log-policy-changed = { $by } a changé les règles de ce serveur
log-paused = { $by } a mis la peinture en pause
log-resumed = { $by } a relancé la peinture
log-blocked = Une règle a retenu ce que { $member } demandait
log-erased = { $by } a fait effacer des données
log-pictures =
    { $count ->
        [one] une image
       *[other] { $count } images
    }, jusqu'à { NUMBER($score, style: "percent") } explicite

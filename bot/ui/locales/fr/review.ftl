# Ce que la modération voit et décide : cartes dans son salon, /moderation queue et /moderation mode.

review-title = À examiner
review-no-pictures = Les images ne sont plus conservées.
review-approve = Accepter
review-reject = Refuser…
review-time-out = Refuser et exclure…
review-link = demande
review-private = demandé en privé

review-flag-prompt = La règle de texte { $number } s'applique.
review-flag-reference = La référence { $number } semble explicite : { NUMBER($score, style: "percent") }.
review-flag-reference-unscored = La référence { $number } n'a pas pu être évaluée.
review-flag-picture = L'image { $number } semble explicite : { NUMBER($score, style: "percent") }.
review-flag-picture-unscored = L'image { $number } n'a pas pu être évaluée.

review-record-painted = peint ici : { $count }
review-record-rejected = refusé : { $count }
review-record-bans = bannissements : { $count }

review-verdict-approved = Accepté
review-verdict-rejected = Refusé
review-verdict-withdrawn = Annulé
review-by-approved = Accepté par { $member } { $when }.
review-by-rejected = Refusé par { $member } { $when }.
review-by-withdrawn = Annulé par { $member } { $when }.
review-reason = Raison : « { $reason } »
review-over = Il n'y a plus rien à décider ici.

review-reject-title = Refuser ces images
review-reason-label = Raison
review-reason-hint = Le membre la lira
review-length = Exclure temporairement pendant
review-length-10m = 10 minutes
review-length-1h = 1 heure
review-length-1d = 1 jour
review-length-7d = 1 semaine
review-length-28d = 4 semaines
review-timed-out = { $member } est exclu temporairement.
review-not-timed-out = Les images sont refusées, mais je ne peux pas exclure { $member } temporairement. Il me faut la permission **{ permission-moderate-members }** et un rôle au-dessus du sien.

review-reminder =
    { $count ->
        [one] { $count } demande attend une décision depuis plus d'un jour :
       *[other] { $count } demandes attendent une décision depuis plus d'un jour :
    }
review-queue-empty = Rien n'attend de décision.
review-queue-place = { $number } sur { $total }
review-queue-back = Retour
review-queue-on = Suivant

review-mode-title = Les images que la modération voit d'abord
review-mode-server = **Ce serveur :** { $mode }
review-mode-off = aucune
review-mode-flagged = celles qu'une règle a signalées
review-mode-all = toutes
review-mode-inherit = comme dans tout le serveur
review-mode-released = Ce qui est refusé ne compte pas dans les limites du membre.
review-mode-counted = Ce qui est refusé compte quand même dans les limites du membre.
review-mode-no-channel = Il n'y a pas encore de salon de modération : seul `/{ moderation } { moderation-queue }` montre ce qui attend.

picture-rules-title = Règles des images
picture-rules-meaning = Je donne à chaque image une note, de 0 % (anodine) à 100 % (explicite), avant que quiconque la voie. Voici ce qui en découle :
picture-rules-idle = Aucune image n'est jugée pour l'instant : qui gère ce bot ne l'a pas installé, ou l'a désactivé.
picture-rules-usual = Dans la plupart des salons
picture-rules-adult = Dans les salons avec limite d'âge
picture-rules-spoiler = montrée sous un voile : { $score }
picture-rules-review = la modération la voit d'abord : { $score }
picture-rules-block = montrée à personne : { $score }
picture-rules-never = jamais
picture-rules-from = à partir de { NUMBER($score, style: "percent") }
picture-rules-no-channel = Il n'y a pas de salon de modération : ce qu'elle devrait voir d'abord est montré sous un voile.
picture-rules-change-usual = Dans la plupart des salons…
picture-rules-change-adult = Dans les salons avec limite d'âge…
picture-rules-form-usual = La plupart des salons : dès quelle note ?
picture-rules-form-adult = Avec limite d'âge : dès quelle note ?
picture-rules-form-spoiler = La montrer sous un voile
picture-rules-form-review = La modération la voit d'abord
picture-rules-form-block = Ne la montrer à personne
picture-rules-hint = Un nombre entier de 1 à 100 (pour cent) ; vide veut dire jamais

# Ce qui peut mal tourner, par code d'erreur et, quand il y en a plusieurs, par problème.

failure-invalid-prompt-empty = La description est vide. Décris l'image que tu veux, en 2000 caractères au plus.
failure-invalid-prompt = La description fait { $length } caractères ; { $limit } au plus sont possibles.

failure-invalid-size-pixels = { $given } ne peut pas être peint : une image demande de 0,92 à 16,8 mégapixels, comme 1024x1024 ou 4096x4096.
failure-invalid-size-ratio = { $given } est trop étroit : le grand côté peut mesurer au plus { $most } fois le petit.
failure-invalid-size-side = { $given } ne peut pas être peint par ce fournisseur : chaque côté demande au moins { $least } pixels.
failure-invalid-size-side-most = { $given } ne peut pas être peint par ce fournisseur : un côté compte au plus { $most } pixels.
failure-invalid-size-largest = Ces images ont déjà autant de pixels qu'on peut en peindre.
failure-invalid-size = Je ne comprends pas la taille « { $given } ». Écris-la comme 2304x1728, ou choisis 1K, 2K ou 4K.

failure-invalid-count-total = Références et nouvelles images ensemble : { $most } au plus ; cela en ferait { $given }.
failure-invalid-count-references = { $most } images de référence au plus sont possibles ; tu en as donné { $given }.
failure-invalid-count-series = Une série demande de { $least } à { $most } images ; mets `{ option-pictures }` entre les deux.
failure-invalid-count = Tu peux demander de 1 à { $most } images à la fois ; { $given }, ce n'est pas possible.

failure-invalid-seed = Une graine est un nombre de 0 à { $most }, ou -1 pour en tirer une au hasard.

failure-invalid-reference-type = La référence { $number } ({ $name }) n'est pas une image PNG ou JPEG.
failure-invalid-reference-bytes = La référence { $number } ({ $name }) dépasse 10 Mo.
failure-invalid-reference-pixels = La référence { $number } ({ $name }) a plus de 36 mégapixels.
failure-invalid-reference-side = La référence { $number } ({ $name }) est trop petite : chaque côté demande au moins 15 pixels.
failure-invalid-reference-ratio = La référence { $number } ({ $name }) est trop étroite : un côté peut mesurer au plus trois fois l'autre.
failure-invalid-reference-broken = La référence { $number } ({ $name }) ne s'ouvre pas : le fichier est abîmé.
failure-invalid-reference-unreachable = La référence { $number } ({ $name }) n'a pas pu être récupérée chez Discord. Joins-la encore une fois.
failure-invalid-reference-foreign = La référence { $number } ({ $name }) ne se trouve pas chez Discord. Joins-la à la commande.
failure-invalid-reference-gone = La référence { $number } ({ $name }) n'est plus chez Discord. Joins-la encore une fois.
failure-invalid-reference-missing = La référence { $number } ({ $name }) est introuvable. Joins-la encore une fois.
failure-invalid-reference = La référence { $number } ({ $name }) ne peut pas servir.

failure-unsupported-option-provider = Il n'y a pas de fournisseur « { $provider } » ici.
failure-unsupported-option = L'option `{ $option }` n'est pas possible avec ce fournisseur.

failure-missing-permissions = Je ne peux pas publier d'images dans ce salon. Demande à la modération de m'accorder ici : **{ $names }**.

# « -never » est dit là où attendre ne suffit pas.
failure-limit-reached-daily-never = Tu peux peindre { $most } images en 24 heures, et tu en as demandé { $asked } d'un coup.
failure-limit-reached-daily =
    { $left ->
        [one] Il te reste { $left } image sur { $most }, et tu en as demandé { $asked }. Il s'en libère assez { $when }.
       *[other] Il te reste { $left } images sur { $most }, et tu en as demandé { $asked }. Il s'en libère assez { $when }.
    }
failure-limit-reached-waiting = Tu as déjà { $most } demandes en cours ou en attente. Laisses-en une se finir, ou annules-en une avec `/{ jobs }`.
failure-limit-reached-cooldown = Un instant : tu pourras peindre à nouveau { $when }.
failure-limit-reached-budget-never = Cela coûte plus que tout le budget mensuel du studio. Demande moins d'images.
failure-limit-reached-budget = Le budget du mois de ce bot est épuisé. La peinture reprend { $when }.

failure-paused = Easel redémarre et ne prend rien de nouveau pour l'instant. Réessaie dans une minute.
failure-not-yours = Seule la personne qui a demandé cette image peut faire cela.
failure-not-allowed = Il te faut ici la permission **{ $right }** pour faire cela.
failure-gone = Ces images ne sont plus là : elles ont été supprimées, ou ne sont plus conservées.
failure-not-ended = Ces images sont encore en route vers Discord. Réessaie dans un instant.
failure-no-such-picture = Il n'y a pas d'image { $number } ici ; elles sont numérotées de 1 à { $most }.
failure-wait-too-long-elsewhere = Une réponse reste ouverte { $most } minutes ici, et ceci en prendrait sans doute { $minutes }. Demande moins d'images, ou sur un serveur dont je suis membre.
failure-wait-too-long = Une réponse privée reste ouverte { $most } minutes, et ceci en prendrait sans doute { $minutes }. Demande moins d'images, ou en public.
failure-tray-full = Ton plateau est plein : il contient { $most } images. Utilise-le ou vide-le d'abord.

failure-content-refused = Le service de peinture a refusé cette description ou une référence pour son contenu. Rien n'a été décompté ; essaie d'autres mots.
failure-parameters-refused = Le service de peinture ne peut pas peindre cette combinaison d'options. Rien n'a été décompté ; essaie une autre taille ou moins de références.
failure-bad-key = Le studio n'arrive pas à joindre son service de peinture ; son responsable est prévenu. Rien n'a été décompté.
failure-no-credits-team-limit = L'équipe de l'atelier a dépensé ce qu'elle peut dépenser chez son service de peinture ; l'opérateur est prévenu. Rien n'a été compté.
failure-no-credits = Le compte du studio auprès du service de peinture est vide ; son responsable est prévenu. Rien n'a été décompté.
failure-unknown-model = Le modèle de peinture du studio n'est pas disponible ; son responsable est prévenu. Rien n'a été décompté.
failure-rate-limited = Le service de peinture reçoit trop de demandes. Rien n'a été décompté ; réessaie dans quelques minutes.
failure-at-capacity = Le service de peinture est complet pour le moment. Rien n'a été décompté ; réessaie dans quelques minutes.
failure-unreachable = Le service de peinture est injoignable. Rien n'a été décompté ; réessaie dans quelques minutes.
failure-unintelligible-answer = Le service de peinture a donné une réponse incompréhensible. Rien n'a été décompté ; réessaie.
failure-render-failed = Le service de peinture n'a pas pu finir cette image. Rien n'a été décompté ; réessaie.
failure-render-cancelled = Le service de peinture a annulé cette image. Rien n'a été décompté ; réessaie.
failure-submission-unknown = Le service de peinture n'a pas confirmé cette image, et elle y est introuvable. Elle n'a pas été envoyée une seconde fois, et rien n'a été décompté.
failure-queued-too-long = Le service de peinture a laissé cette image trop longtemps en attente. Rien n'a été décompté.
failure-deadline-passed = Cela a pris plus de temps que le studio n'attend. Rien n'a été décompté.
failure-no-pictures = Le service de peinture a fini sans image. Rien n'a été décompté ; réessaie.
failure-bad-picture = Ce que le service de peinture a envoyé n'est pas une image. Rien n'a été décompté ; réessaie.
failure-foreign-host = Le service de peinture a envoyé une image depuis une adresse inconnue ; elle n'a donc pas été récupérée. Rien n'a été décompté ; son responsable est prévenu.
failure-cancelled = Annulé. Rien n'a été décompté.
failure-delivery-failed = Les images sont peintes et conservées, mais Discord ne les a pas acceptées.
failure-database-busy = Le studio est très occupé et n'a pas pu noter ta demande. Rien n'a été décompté ; réessaie.
failure-disk-full = Le studio n'a plus de place pour garder des images ; son responsable est prévenu. Rien n'a été décompté.
failure-storage = Le studio n'a pas pu noter ta demande. Rien n'a été décompté ; réessaie.

# Pour un défaut, et pour un code que cette version ne connaît pas.
failure-internal = Quelque chose a mal tourné au studio. Rien n'a été décompté, et son responsable est prévenu.

# Pourquoi il est venu moins d'images que demandé.
missing-chosen =
    { $came ->
        [one] Le modèle a choisi de peindre { $came } image au lieu de { $expected }.
       *[other] Le modèle a choisi de peindre { $came } images au lieu de { $expected }.
    }
missing-others =
    { $came ->
        [one] { $came } image sur { $expected } : les autres ne sont pas décomptées ({ $why }).
       *[other] { $came } images sur { $expected } : les autres ne sont pas décomptées ({ $why }).
    }
missing-or = { $first } ou { $second }
missing-because-cancelled = annulées
missing-because-fault = perdues à cause d'une panne
missing-because-late = trop longues à finir
missing-because-content = refusées pour leur contenu

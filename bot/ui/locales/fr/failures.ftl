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

failure-invalid-amount-size = Un budget est supérieur à 0 et d’au plus { $most } dollars US. Pour tout arrêter, utilisez `/studio pause`.
failure-invalid-amount = Je ne peux pas lire la somme « { $given } ». Écrivez des dollars US comme 25 ou 25,50.

failure-unsupported-option-provider = Il n'y a pas de fournisseur « { $provider } » ici.
failure-unsupported-option = L'option `{ $option }` n'est pas possible avec ce fournisseur.

failure-missing-permissions = Je ne peux pas publier d'images dans ce salon. Demande à la modération de m'accorder ici : **{ $names }**.

# « -never » est dit là où attendre ne suffit pas.
failure-limit-reached-daily-never = Tu peux peindre { $most } images par jour, et tu en as demandé { $asked } d'un coup.
failure-limit-reached-daily =
    { $left ->
        [one] Il te reste { $left } image sur { $most }, et tu en as demandé { $asked }. Il s'en libère assez { $when }.
       *[other] Il te reste { $left } images sur { $most }, et tu en as demandé { $asked }. Il s'en libère assez { $when }.
    }
failure-limit-reached-waiting = Tu as déjà { $most } demandes en cours ou en attente. Laisses-en une se finir, ou annules-en une avec `/{ jobs }`.
failure-limit-reached-cooldown = Un instant : tu pourras peindre à nouveau { $when }.
failure-limit-reached-budget-never = Cela coûte plus que tout le budget mensuel du studio. Demande moins d'images.
failure-limit-reached-budget = Le budget du mois de ce bot est épuisé. La peinture reprend { $when }.
failure-limit-reached-budget-part = Cela coûterait environ { $asked }, et il en reste moins dans le budget mensuel de ce bot. Des images moins nombreuses ou plus petites passeront peut-être ; sinon, la peinture reprend { $when }.
failure-limit-reached-channel-daily-never = Dans ce salon, tu peux peindre { $most } images par jour, et tu en as demandé { $asked } d'un coup.
failure-limit-reached-channel-daily = Il te reste { $left } de tes { $most } images dans ce salon, et tu en as demandé { $asked }. Il s'en libère assez { $when }.
failure-limit-reached-channel-total-never = Dans ce salon, tous ensemble peuvent peindre { $most } images par jour, et tu en as demandé { $asked } d'un coup.
failure-limit-reached-channel-total = Ce salon garde { $left } de ses { $most } images pour tous ensemble, et tu en as demandé { $asked }. Il s'en libère assez { $when }.
failure-limit-reached-server-total-never = Sur ce serveur, tous ensemble peuvent peindre { $most } images par jour, et tu en as demandé { $asked } d'un coup.
failure-limit-reached-server-total = Ce serveur garde { $left } de ses { $most } images pour tous ensemble, et tu en as demandé { $asked }. Il s'en libère assez { $when }.
failure-limit-reached-studio-total-never = Je peins { $most } images en 24 heures pour tout le monde, et tu en as demandé { $asked } d'un coup.
failure-limit-reached-studio-total = Je garde { $left } de mes { $most } images pour tout le monde, et tu en as demandé { $asked }. Il s'en libère assez { $when }.
failure-limit-reached-server-budget-never = Cela coûte plus que tout le budget mensuel de ce serveur. Demande moins d'images.
failure-limit-reached-server-budget = Le budget du mois de ce serveur est épuisé. La peinture reprend { $when }.
failure-limit-reached-server-budget-part = Cela coûterait environ { $asked }, et il en reste moins dans le budget mensuel de ce serveur. Des images moins nombreuses ou plus petites passeront peut-être ; sinon, la peinture reprend { $when }.

failure-still-at-work = Quelque chose de toi est encore en train d’être peint ou attend la modération. Laisse-le finir ou annule-le avec `/{ jobs }`, puis réessaie.
failure-export-running = Tes données sont déjà en train d’être réunies. Attends qu’elles soient là, puis demande à nouveau.

failure-paused = Easel redémarre et ne prend rien de nouveau pour l'instant. Réessaie dans une minute.
failure-not-yours = Seule la personne qui a demandé cette image peut faire cela.
failure-not-allowed = Il te faut ici la permission **{ $right }** pour faire cela.
failure-not-allowed-operator = Seuls les responsables de ce bot peuvent faire cela.
failure-gone = Ces images ne sont plus là : elles ont été supprimées, ou ne sont plus conservées.
failure-not-ended = Ces images sont encore en route vers Discord. Réessaie dans un instant.
failure-no-such-picture = Il n'y a pas d'image { $number } ici ; elles sont numérotées de 1 à { $most }.
failure-wait-too-long-elsewhere = Une réponse reste ouverte { $most } minutes ici, et ceci en prendrait sans doute { $minutes }. Demande moins d'images, ou sur un serveur dont je suis membre.
failure-wait-too-long = Une réponse privée reste ouverte { $most } minutes, et ceci en prendrait sans doute { $minutes }. Demande moins d'images, ou en public.
failure-tray-full = Ton plateau est plein : il contient { $most } images. Utilise-le ou vide-le d'abord.

# Dit après un refus : de qui vient la règle.
failure-scope-server = C'est une règle de ce serveur.
failure-scope-role = C'est la règle de tes rôles.
failure-scope-channel = C'est une règle de ce salon.
failure-scope-member = C'est une règle faite pour toi.
failure-scope-operator = C'est la limite du studio, sur tous les serveurs.

failure-not-here-channel = Ici, on peint dans { $channels }.
failure-not-here-role = Sur ce serveur, seuls les membres ayant l'un de ces rôles peuvent peindre : { $roles }.
failure-not-here-forbidden-server = Peindre n'est pas permis sur ce serveur.
failure-not-here-forbidden-role = L'un de tes rôles n'a pas le droit de peindre sur ce serveur.
failure-not-here-forbidden-channel = Peindre n'est pas permis dans ce salon.
failure-not-here-forbidden-member = Tu n'as pas le droit de peindre sur ce serveur.
failure-not-here-foreign = Je ne suis pas membre de ce serveur, il n'y a donc rien à régler ici. Invite-moi d'abord.
failure-ruled-out-quality = Ici, tu peux peindre au plus en { $most }. Choisis une `{ option-quality }` ou une `{ option-size }` plus petite.
failure-ruled-out-pictures =
    { $most ->
        [one] Ici, tu peux demander { $most } image à la fois.
       *[other] Ici, tu peux demander au plus { $most } images à la fois.
    }
failure-ruled-out-series = Les séries ne te sont pas permises ici. Demande des images seules.
failure-ruled-out-edits = Peindre à partir d'autres images ne t'est pas permis ici. Décris-la seulement avec des mots.

failure-banned = La modération de ce serveur ne te laisse pas peindre ; cela prend fin { $when }.
failure-banned-never = La modération de ce serveur ne te laisse plus peindre.
failure-banned-everywhere = Le responsable de ce bot ne te laisse pas peindre ; cela prend fin { $when }.
failure-banned-everywhere-never = Le responsable de ce bot ne te laisse plus peindre.
failure-because = Raison : « { $reason } ».
failure-prompt-refused-told = « { $found } » est contraire aux règles d'ici. Essaie d'autres mots.
failure-prompt-refused-adult = Cette description n'est permise que dans les salons soumis à une limite d'âge. Essaie d'autres mots, ou demande là-bas.
failure-prompt-refused = Une règle de ce studio s'oppose à ta description. Essaie d'autres mots.
failure-picture-refused = La référence { $number } montre ce qui n'est pas permis ici. Choisis une autre image.
failure-reports-full = Tu as { $most } signalements que la modération n'a pas encore vus. Attends avant d'en faire d'autres.
failure-studio-paused-reason = La peinture est en pause sur ce serveur : « { $reason } ». Ce qui est en cours sera terminé.
failure-studio-paused = La peinture est en pause sur ce serveur. Ce qui est en cours sera terminé.
failure-review-rejected-counted-reason = La modération a décidé de ne pas montrer ces images, et elles sont comptées. Raison : « { $reason } ».
failure-review-rejected-counted = La modération a décidé de ne pas montrer ces images, et elles sont comptées.
failure-review-rejected-reason = La modération a décidé de ne pas montrer ces images. Raison : « { $reason } ».
failure-review-rejected = La modération a décidé de ne pas montrer ces images.
failure-picture-blocked = Une règle de ce serveur retient ce qui a été peint. Rien n'a été compté.

failure-invalid-limit-daily = « { $given } » n'est pas un nombre d'images par jour. Écris un nombre entier jusqu'à { $most }, 0 pour aucune, ou « { limits-unlimited } ».
failure-invalid-limit-concurrent = « { $given } » ne peut pas être le nombre de demandes en même temps. Écris un nombre entier de { $least } à { $most }.
failure-invalid-limit-cooldown = « { $given } » n'est pas une pause en secondes. Écris un nombre entier de { $least } à { $most }.
failure-invalid-limit-pictures = « { $given } » ne peut pas être le maximum d'images d'une demande. Écris un nombre entier de { $least } à { $most }.
failure-invalid-limit-total = « { $given } » ne peut pas être un total. Écris un nombre entier de { $least } à { $most }, ou rien.
failure-invalid-limit-zone = Il n'y a pas de fuseau horaire « { $given } ». Essaie par exemple { $near }.
failure-invalid-limit-twice = Deux de tes choix se contredisent. Choisis-en un de chaque sorte.
failure-invalid-limit-channel = Choisis aussi le salon dont c'est le total.
failure-invalid-limit-many = Il y a déjà { $most } règles. Retires-en une d'abord.

failure-invalid-score = « { $given } » n'est pas un pourcentage. Écris un nombre entier de 1 à 100, ou rien pour jamais.
failure-invalid-rule-empty = La règle est vide : il n'en reste rien à chercher.
failure-invalid-rule-long = La règle est trop longue ; au plus { $most } caractères sont possibles.
failure-invalid-rule-wide = Cette règle s'appliquerait à toutes les descriptions. Rends-la plus étroite.
failure-invalid-rule-pattern = Je ne comprends pas ce motif : « { $reason } ».
failure-rule-exists = Il y a déjà une règle pour « { $text } ».
failure-invalid-list-bytes = Ce fichier dépasse 1 Mo.
failure-invalid-list-lines = Ce fichier a plus de { $most } lignes. Donne-le en plusieurs parties.
failure-invalid-list-text = Je ne peux pas lire ce fichier comme du texte. Enregistre-le en UTF-8, avec un mot par ligne.
failure-invalid-list-unreachable = Ce fichier n'a pas pu être récupéré chez Discord. Joins-le encore une fois.

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
failure-delivery-failed = Les images sont peintes et conservées, mais Discord ne les a pas acceptées. Récupère-les avec `/{ jobs }`.
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
missing-because-rule = retenues par une règle d'image

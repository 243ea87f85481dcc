# Les règles des descriptions, telles que la modération les lit : /moderation words.

words-kind-word = mot
words-kind-phrase = expression
words-kind-pattern = motif
words-action-block = refusé
words-action-flag = signalé
words-action-adult = seulement dans les salons avec limite d'âge
words-everywhere = du responsable, pour tous les serveurs

words-added = Cette règle vaut désormais :
words-removed = Cette règle n'est plus là :
words-unknown = Il n'y a pas de règle pour « { $text } » ici.

words-title = Règles des descriptions
words-title-everywhere = Règles des descriptions pour tous les serveurs
words-count = { $count } sur { $total }
words-none = Il n'y a pas encore de règle. Écris-en une avec `/modération mots ajouter`, ou beaucoup avec `/modération mots importer`.
words-none-found = Aucune règle ne correspond à « { $search } ».
words-tells = En cas de refus, on apprend de quel mot il s'agit.
words-tells-not = En cas de refus, on apprend qu'une règle s'applique, mais pas laquelle.
words-tell = Dire quel mot
words-tell-not = Ne pas dire quel mot

words-trial-title = Ce que disent les règles
words-trial-nothing = Rien ne correspond : cette description serait peinte.
words-trial-further =
    { $count ->
        [one] … et { $count } autre correspondance
       *[other] … et { $count } autres correspondances
    }
words-trial-here = **Ici :** { $outcome }
words-trial-adult = **Dans les salons avec limite d'âge :** { $outcome }
words-outcome-refused = elle serait refusée
words-outcome-flagged = elle serait peinte, et signalée à la modération
words-outcome-painted = elle serait peinte

words-imported = Nouvelles règles : { $new }. Déjà là : { $known }.
words-wrong =
    { $count ->
        [one] { $count } ligne est laissée de côté :
       *[other] { $count } lignes sont laissées de côté, dont :
    }
words-wrong-line = Ligne { $line } :

# Ce que le serveur dépense (/studio budget), et ce qu’il a peint (/studio usage).

budget-title = L’argent du serveur
budget-spent = **Dépensé ce mois-ci :** { $amount }
budget-reserved = **Mis de côté pour ce qui est en route :** { $amount }
budget-left = **Reste sur { $budget } ce mois-ci :** { $left }
budget-none = Aucun budget n’est fixé : aucune somme n’arrête rien.
budget-forecast = À ce rythme, ce mois-ci coûtera { $amount }.
budget-last-month = Mois dernier : { $amount }
budget-whole = Le bot entier
budget-untold = Personne n’est prévenu quand il s’épuise : choisissez un salon de modération dans `/studio installation`.
budget-price = { $provider } : { $price } par image
budget-resets = Le mois se termine { $when } ({ $zone }).
budget-set = Fixer le budget…
budget-form-title = Budget
budget-form-label = Dollars US par mois
budget-form-meaning = À 80 % et à 100 %, votre salon de modération est prévenu. Laissez vide pour ne rien borner.
budget-form-hint = par exemple 25

notice-budget-warning = 80 % du budget du mois sont dépensés : { $spent } sur { $budget } dollars US. Il repart à zéro { $when }. Voir `/studio budget`.
notice-budget-stop = Le budget du mois est dépensé : { $spent } sur { $budget } dollars US. Plus rien n’est peint avant qu’il reparte à zéro { $when }, ou que vous l’augmentiez avec `/studio budget`.
notice-whole-budget-warning = 80 % de ce que ce bot peut dépenser ce mois-ci sur tous ses serveurs sont dépensés. Le compte repart à zéro { $when }.
notice-whole-budget-stop = Ce que ce bot peut dépenser ce mois-ci sur tous ses serveurs est dépensé. Plus rien n’est peint avant que le compte reparte à zéro { $when }.

usage-title = Les { $days } derniers jours
usage-span = { $days } jours
usage-nothing = Rien n’a été demandé ces jours-là.
usage-total =
    { $count ->
        [one] { $count } image, { $cost }
       *[other] { $count } images, { $cost }
    }
usage-table = Jour, images, coût, et le temps dans lequel la moitié est arrivée :
usage-alt = Images par jour du { $first } au { $last } : { $numbers }.
usage-alt-cost = Coût par jour en dollars US : { $numbers }.
usage-pictures = Images par jour
usage-cost = Coût par jour
usage-waits = Du début à la livraison
usage-half = la moitié
usage-late = 95 sur 100
usage-took = { $provider } : la moitié livrée en { $half } s, 95 sur 100 en { $late } s.
usage-members = Ont peint le plus
usage-refusals = Non peint
usage-why-limits = limites
usage-why-budget = budget
usage-why-place = salon, rôle ou taille
usage-why-prompt = règles de texte
usage-why-picture = règles d’image
usage-why-ban = exclusions
usage-why-pause = pause
usage-why-content = contenu
usage-why-fault = pannes
usage-why-cancel = annulé
usage-why-request = erreurs dans la demande

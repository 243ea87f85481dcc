# Ce qui vaut quand un membre ne dit rien (/preferences), et comment va le studio (/studio status).

preferences-title = Tes préférences
preferences-meaning = Elles valent quand tu laisses une option ouverte. Un changement est enregistré aussitôt.
preferences-shape = Forme
preferences-quality = Qualité
preferences-pictures = Images
preferences-count =
    { $count ->
        [one] { $count } image
       *[other] { $count } images
    }
# Des boutons qui disent la valeur actuelle et la renversent.
preferences-private-on = Privé : oui
preferences-private-off = Privé : non
preferences-watermark-on = Filigrane : oui
preferences-watermark-off = Filigrane : non
preferences-reset = Réinitialiser
preferences-no-watermark = Le service de peinture de ce studio ne peut pas marquer ses images.

status-title = Le studio
status-circuit-closed = va bien
status-circuit-half-open = évité après des pannes, un essai décidera
status-circuit-open = évité après des pannes
status-circuit-open-until = évité après des pannes, nouvel essai { $when }
status-last-fault = Dernière panne : { $fault }
status-credits = Crédits restants : { $credits }
status-credits-low = Moins de { $warning } : ajoutes-en bientôt.
status-credits-untold = Crédits : ce fournisseur ne le dit pas
status-credits-fault = Crédits : impossible de les demander ({ $fault })
status-price = { $price } dollars US par image
status-model-unknown = aucun modèle nommé
status-model-fault = modèle : impossible de le demander ({ $fault })
status-models = Détails du modèle
status-choose-model = Un autre modèle…
status-parameters = Paramètres
status-parameters-more = et { $count } de plus
status-in-hand = **En cours :** { $running } en train de peindre, { $waiting } en attente
status-version = Easel { $version }
status-took = Peint d’ordinaire en { $half } s, 95 sur 100 en { $late } s ({ $count } mesurées)
status-reviews = **En attente des modérateurs :** { $count }
status-shards = { $standing } connexions sur { $wanted }

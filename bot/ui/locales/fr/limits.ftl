# Le panneau des limites (/studio limits), ses formulaires, et une règle en une ligne.

limits-title = Limites
limits-meaning = Ce que les membres peuvent peindre. La règle propre à un membre passe avant celles de ses rôles, celles-ci avant celle de tous, et le rôle le plus généreux compte ; un salon ne fait que restreindre.
limits-day-rolling = Un jour, ce sont les dernières 24 heures ; les mois sont ceux de { $zone }.
limits-day-calendar = Un jour va de minuit à minuit en { $zone }.
limits-none = Pas encore de règle : les limites du responsable s'appliquent.
limits-everyone = Tout le monde
limits-total = Tout le serveur
limits-together =
    { $count ->
        [one] { $count } image par jour pour tous ensemble
       *[other] { $count } images par jour pour tous ensemble
    }
limits-everyone-button = Règle pour tous…
limits-day-button = Jours et totaux…
limits-role = Fixer la règle d'un rôle…
limits-channel = Fixer la règle d'un salon…
limits-member = Fixer la règle d'un membre…
limits-remove = Retirer une règle…
limits-of-role = Rôle { $name }
limits-of-channel = Salon { $name }
limits-of-member = Membre { $name }
limits-of-total = Total de { $name }
limits-unlimited = illimité
limits-window-rolling = Les dernières 24 heures
limits-window-calendar = De minuit à minuit

limits-form-of-role = Règle d'un rôle
limits-form-of-channel = Règle d'un salon
limits-form-of-member = Règle d'un membre
limits-form-daily = Images par jour
limits-hint-daily = Un nombre, 0 pour aucune, « illimité », ou vide pour ne rien dire
limits-form-concurrent = Demandes en même temps
limits-hint-concurrent = Les autres attendent ; vide ne dit rien
limits-form-cooldown = Secondes entre deux demandes
limits-hint-cooldown = 0 pour aucune pause ; vide ne dit rien
limits-form-pictures = Images au plus par demande
limits-hint-pictures = De 1 à 15 ; vide ne dit rien
limits-form-may = Qualité maximale, et ce qui est permis
limits-hint-may = La règle ne dit rien de ce que tu laisses de côté
limits-form-quality = Jusqu'à { $quality }
limits-form-series-yes = Les séries sont permises
limits-form-series-no = Pas de séries
limits-form-edits-yes = Peindre à partir d'images est permis
limits-form-edits-no = Pas de peinture à partir d'images
limits-form-allowed-yes = Peut peindre
limits-form-allowed-no = Ne peut pas peindre du tout
limits-form-day-title = Jours et totaux
limits-form-window = Un jour, c'est
limits-form-zone = Fuseau horaire
limits-hint-zone = Par exemple Europe/Paris
limits-form-total = Images par jour sur tout le serveur
limits-hint-total = De tous les membres ensemble ; vide pour aucun total
limits-form-channel = Un salon avec son propre total
limits-form-channel-none = Aucun
limits-form-channel-total = Images par jour dans ce salon
limits-hint-channel-total = De tous les membres ensemble ; vide retire son total

rule-allowed = peut peindre
rule-forbidden = ne peut pas peindre
rule-daily-free = autant d'images que voulu
rule-daily =
    { $count ->
        [one] { $count } image par jour
       *[other] { $count } images par jour
    }
rule-concurrent = { $count } en même temps
rule-cooldown = { $seconds } s entre les demandes
rule-quality = jusqu'à { $quality }
rule-pictures =
    { $count ->
        [one] { $count } image par demande
       *[other] { $count } images par demande
    }
rule-series = séries
rule-no-series = pas de séries
rule-edits = peinture à partir d'images
rule-no-edits = pas de peinture à partir d'images
rule-by-operator = la limite du studio
rule-by-server = la règle de ce serveur
rule-by-member = une règle pour toi seul

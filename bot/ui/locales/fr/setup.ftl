# Installer le studio d’un serveur, et le mettre en pause.

setup-title = Installer le studio
setup-meaning = Chaque choix est enregistré et vérifié aussitôt.
setup-channels = Où les membres peuvent peindre
setup-channels-all = Dans tous les salons
setup-roles = Qui peut peindre
setup-roles-all = Tout le monde
setup-moderators = Salon des modérateurs
setup-moderators-none = Pas encore choisi
setup-review = Les images que les modérateurs voient d’abord
setup-review-off = Aucune
setup-review-off-meaning = Les images paraissent dès qu’elles sont peintes.
setup-review-flagged = Celles signalées
setup-review-flagged-meaning = Ce qu’une règle de prompt ou d’image signale attend un modérateur.
setup-review-all = Toutes
setup-review-all-meaning = Chaque image attend un modérateur.
setup-preset = Des limites pour commencer
setup-preset-none = Choisir un jeu de limites
setup-preset-replaces = **{ $preset }** remplacerait les limites pour tous et la vérification, réglées à la main.
setup-preset-apply = Remplacer
setup-keeping = Combien de temps les originaux sont gardés
setup-keeping-usual = Aussi longtemps que le studio ({ $days } jours)
setup-keeping-good = Pour toujours, comme le studio
setup-keeping-days = { $count ->
    [one] Un jour
   *[other] { $count } jours
}
setup-checks = Vérifié à l’instant
setup-again = Vérifier encore
setup-check-fine = Rien ne gêne.
setup-check-granted = { $channel } : je peux publier des images.
setup-check-lacking = { $channel } : il me manque { $names }. Autorisez-le dans les paramètres du salon, sous Permissions.
setup-check-channel-gone = Un salon choisi n’existe plus ({ $id }). Choisissez à nouveau ci-dessus pour l’oublier.
setup-check-role-gone = Un rôle choisi n’existe plus ({ $id }). Choisissez à nouveau ci-dessus pour l’oublier.
setup-check-no-moderators = Des images attendent les modérateurs, mais ils n’ont pas de salon : seul `/modération file` les montre.
setup-check-no-reports = Sans salon des modérateurs, personne n’est averti des signalements ni des budgets.
setup-check-open-moderators = Tout le monde voit { $channel }. Un salon de modérateurs devrait être privé.
setup-check-paused = Le studio est en pause. `/studio reprise` le relance.
setup-check-paused-reason = Le studio est en pause : { $reason } `/studio reprise` le relance.
preset-friends = Petit serveur d’amis
preset-friends-meaning = Sans limite par jour, 4K, jusqu’à 15 images, sans vérification
preset-community = Communauté artistique
preset-community-meaning = 20 images par jour, 2K, jusqu’à 4 à la fois, les signalées sont vérifiées
preset-company = Équipe d’entreprise
preset-company-meaning = 60 images par jour, 4K, règles d’image strictes, les signalées sont vérifiées
pause-done = Le studio ne prend rien de nouveau ici. Ce qui est commencé sera terminé. Les membres lisent : { $reason }
pause-no-reason = qu’il est en pause.
pause-resumed = Le studio accepte à nouveau du travail.
pause-was-none = Le studio n’était pas en pause.

# Les images finies.

gallery-part = message { $number } sur { $count }

# Images trop grandes pour l'endroit où elles vont ; $links sont leurs numéros, si possible en liens vers les originaux.
gallery-linked =
    { $count ->
        [one] Trop grande pour être montrée ici : image { $links }. Un numéro en lien l'ouvre, pendant un jour environ.
       *[other] Trop grandes pour être montrées ici : images { $links }. Un numéro en lien ouvre l'image, pendant un jour environ.
    }
gallery-smaller =
    { $count ->
        [one] Montrée plus petite que peinte, pour tenir ici : image { $links }. Un numéro en lien ouvre l'original, pendant un jour environ.
       *[other] Montrées plus petites que peintes, pour tenir ici : images { $links }. Un numéro en lien ouvre l'original, pendant un jour environ.
    }

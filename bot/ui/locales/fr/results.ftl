# Les boutons sous les images finies, et ce qu'ils ouvrent. Un bouton a 80 caractères au plus, un titre ou une étiquette de formulaire 45.

result-again = Encore
result-edit = Modifier…
result-vary = Varier
result-4k = 4K
result-more = Plus

# Laquelle de plusieurs images.
result-which = Quelle image ?
result-picture = Image { $number }
result-picture-of = Image { $number } sur { $total }

# Formulaires (titre, étiquette d'un champ, indication dedans ou dessous).
result-form-edit-title = Modifier cette image
result-form-avatar-title = Peindre cet avatar
result-form-prompt-label = Ce qu'elle doit montrer
result-form-prompt-hint = Décris la nouvelle image, ou ce qui doit changer
result-form-picture-label = Quelle image ?
result-form-further-label = Autres références
result-form-further-hint = D'autres images comme modèles, PNG ou JPEG, jusqu'à 10 Mo chacune

# Ce qu'un menu dit du message de quelqu'un.
result-no-pictures = Il n'y a dans ce message aucune image avec laquelle travailler : il faut un PNG ou un JPEG en pièce jointe.
result-not-ours = Je n'ai pas peint ce message, je n'en sais donc rien.
result-late = Tes images sont prêtes à être modifiées. Laquelle ?

# Le panneau sous « Plus ».
result-more-title = Cette image
result-mark = Favori
result-unmark = Plus favori
result-show-details = Détails
result-use = Utiliser comme référence
result-go = Aller au message
result-delete-begin = Supprimer…

# Posé sur le plateau des références.
result-used =
    { $count ->
        [one] Une image est sur ton plateau.
       *[other] { $count } images sont sur ton plateau.
    }
result-used-not =
    { $count ->
        [one] Une autre n'a pas pu servir, ou n'a pas trouvé de place.
       *[other] { $count } autres n'ont pas pu servir, ou n'ont pas trouvé de place.
    }

# Supprimer.
result-delete-ask =
    { $count ->
        [one] **Supprimer cette image partout où elle a été publiée ?** C'est définitif.
       *[other] **Supprimer ces { $count } images partout où elles ont été publiées ?** C'est définitif.
    }
result-delete = Supprimer
result-keep = Garder
result-delete-again = Réessayer
result-deleted =
    { $count ->
        [one] L'image est supprimée.
       *[other] Les { $count } images sont supprimées.
    }
result-deleted-private = Ce qui n'a été montré qu'à toi, Discord ne laisse que toi l'enlever : ferme toi-même ce message.
result-deleted-left =
    { $count ->
        [one] Discord ne m'a pas laissé supprimer ce message. La modération le peut :
       *[other] Discord ne m'a pas laissé supprimer ces messages. La modération le peut :
    }

# Détails d'une image. Discord tient $when à jour : « il y a 3 minutes ».
result-details = Détails de l'image
result-size = **Taille :** { $width } × { $height }
result-seed = **Graine :** `{ $seed }`
result-references =
    { $count ->
        [one] **Références :** { $count } image
       *[other] **Références :** { $count } images
    }
result-painted = **Peinte :** { $when } par { $provider }
result-painted-in = **Peinte :** { $when } par { $provider } en { NUMBER($seconds, maximumFractionDigits: 1) } s
result-cost =
    { $count ->
        [one] **Coût :** { $amount } $
       *[other] **Coût :** { $amount } $ pour les { $count } images
    }
result-copy = **À copier :**
result-copy-rest = **À copier** (la description est dans le fichier ci-dessous) :

# D'où vient une image ; $parent est « Image 2 » ou « ces images », le plus souvent en lien.
result-these = ces images
result-from-again = **Repeinte** d'après { $parent }
result-from-vary = **Variante** d'après { $parent }
result-from-edit = **Modifiée** d'après { $parent }
result-from-4k = **Peinte en 4K** d'après { $parent }

# Ce qui est venu d'une image.
result-children = **Ce qui en est né :** { $links }
result-child-again = Encore
result-child-vary = Variante
result-child-edit = Modification
result-child-4k = 4K
result-children-more =
    { $count ->
        [one] et { $count } de plus
       *[other] et { $count } de plus
    }

# Ce qui a été peint, à parcourir (/gallery, /favourites), et le plateau des références (/tray).

history-title-mine = Tes images
history-title-server = Images de ce serveur
history-title-member = Images de { $member }
history-title-favourites-mine = Tes favoris
history-title-favourites-server = Tes favoris de ce serveur
history-title-favourites-member = Tes favoris de { $member }

# Texte alternatif de la planche-contact.
history-sheet = Planche-contact : { $first } à { $last } sur { $total }
history-open = Ouvrir une image…
history-back = ◀
history-page = Page { $number } sur { $pages }
history-on = ▶
history-link = voir
history-private = privé
# À la place d'un favori qui ne peut pas être montré ici.
history-elsewhere = une image d'un endroit que tu ne peux pas voir d'ici

history-empty-mine = Rien encore. Essaie `/{ imagine }`.
history-empty-server = Rien encore que tu puisses voir ici. Lance-toi : essaie `/{ imagine }`.
history-empty-member = { $member } n'a ici aucune image publique que tu puisses voir.
history-empty-favourites = Rien de marqué encore. Presse *{ result-more }* sous une image, puis *{ result-mark }*.
history-nothing-found = Rien trouvé pour « { $search } ». Chaque mot doit commencer un mot de la description.
history-server-only = En messages privés, tu peux parcourir tes propres images et favoris. Ce que d'autres ont peint se voit sur leur serveur.

# Une référence avec son numéro, pour qu'une description puisse dire « image 2 ».
tray-picture = Image { $number } : { $name }
tray-title = Ton plateau
# Texte alternatif de la planche-contact.
tray-sheet =
    { $count ->
        [one] { $count } image sur ton plateau
       *[other] Les { $count } images de ton plateau, par leurs numéros
    }
tray-use = `/{ blend }` sans pièce jointe les prend dans cet ordre ; appelle-les image 1, image 2 … dans la description.
tray-empty = Ton plateau est vide
tray-how = Il garde jusqu'à dix images sous la main pour `/{ blend }`. Pour en ajouter une, ouvre le menu d'un message avec des images et choisis *Applications*, *{ menu-use-as-reference }* ; ou presse *{ result-more }* sous une image finie, puis *{ result-use }*.
tray-take-out = En retirer une…
tray-empty-button = Vider
tray-blend-button = Mélanger…
tray-blend-title = Mélanger ton plateau
tray-blend-label = Qu'en faire
tray-blend-hint = Appelle-les image 1, image 2 … dans l'ordre de ton plateau.
tray-blend-placeholder = Le renard de l'image 1 dans le jardin de l'image 2, à l'aquarelle
tray-too-few =
    { $count ->
        [0] Un mélange demande au moins deux images, et il n'y en a aucune. Joins-les comme `{ option-image1 }`, `{ option-image2 }` …, ou rassemble-les sur ton plateau : *Applications*, *{ menu-use-as-reference }* dans le menu d'un message avec des images. `/{ tray }` le montre.
       *[other] Un mélange demande au moins deux images, et il n'y en a qu'une. Joins-les comme `{ option-image1 }`, `{ option-image2 }` …, ou rassemble-les sur ton plateau : *Applications*, *{ menu-use-as-reference }* dans le menu d'un message avec des images. Avec `{ option-tray }: True`, ton plateau vient avant ce que tu joins.
    }

# Ce qu’un membre peut avoir et faire supprimer de ses propres données.

privacy-export-meaning = Voici ce que je garde sur toi : `easel-data.json` le raconte, tes images sont à côté. Toi seul vois ces messages.
privacy-export-part = { $count ->
    [0] Partie { $number } : aucune image
    [one] Partie { $number } : une image
   *[other] Partie { $number } : { $count } images
}
privacy-export-done = C’est tout.
privacy-export-left = Il y en a plus que ces messages ne peuvent contenir.
privacy-export-go-on = Continuer
privacy-erase-title = Supprimer tes données ?
privacy-erase-meaning = Pour toujours et sur tous les serveurs : tes descriptions, images et références, tes favoris, ton plateau et tes préférences. Personne ne peut les rendre. `/{ privacy } { privacy-export }` te les donne avant.
privacy-erase-stays = Ce qui reste : quand tu as peint combien d’images et leur prix, sans toi (ton identifiant part deux jours après, car les limites comptent jusque-là) ; les images avec lesquelles d’autres travaillent ; et ce que la modération a décidé à ton sujet. Je ne peux pas supprimer les messages là où je ne suis pas membre, par exemple en message privé.
privacy-erase-messages = Tout supprimer, mes messages aussi
privacy-erase-stored = Tout supprimer sauf les messages
privacy-erase-keep = Tout garder
privacy-kept = Rien n’a été supprimé.
privacy-erased = Tes données sont supprimées.
privacy-erasing = Tes données sont en cours de suppression. Il y en a beaucoup : le reste continue tout seul, même si tu fermes ceci.
privacy-erased-left = { $count ->
    [one] Discord n’a pas lâché un message. J’essaie encore pendant une heure ; tu peux aussi le supprimer toi-même :
   *[other] Discord n’a pas lâché { $count } messages. J’essaie encore pendant une heure ; tu peux aussi les supprimer toi-même :
}

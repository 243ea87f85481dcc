# Les boutons, et ce que lit qui en presse un.

button-cancel = Annuler
button-fetch = Récupérer
button-ended = Cette demande est déjà terminée.
button-too-late = Trop tard pour annuler : les images sont déjà en route.

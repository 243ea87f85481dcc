# Comment commencer.

help-title = Easel peint ce que tu décris
help-begin = Tape `/{ imagine }`, décris une image et envoie. Joins jusqu'à quatre images comme modèles, choisis une forme et une qualité, ou demandes-en plusieurs d'un coup. *{ button-cancel }* arrête tout pendant qu'on peint.

# Wie man anfängt.

help-title = Easel malt, was du beschreibst
help-begin = Tippe `/{ imagine }`, beschreibe ein Bild und sende ab. Häng bis zu vier Bilder als Vorlage an, wähle Form und Qualität, oder bestell gleich mehrere. *{ button-cancel }* hält an, solange gemalt wird.

# Knöpfe, und was liest, wer einen drückt.

button-cancel = Abbrechen
button-fetch = Abholen
button-ended = Dieser Auftrag ist schon beendet.
button-too-late = Zu spät zum Abbrechen: Die Bilder sind schon unterwegs.

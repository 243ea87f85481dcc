# Botones, y lo que lee quien pulsa uno.

button-cancel = Cancelar
button-fetch = Recoger
button-ended = Este encargo ya ha terminado.
button-too-late = Demasiado tarde para cancelar: las imágenes ya están de camino.

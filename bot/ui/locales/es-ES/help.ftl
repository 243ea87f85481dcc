# Cómo empezar.

help-title = Easel pinta lo que describes
help-begin = Escribe `/{ imagine }`, describe una imagen y envía. Adjunta hasta cuatro imágenes como modelo, elige forma y calidad, o pide varias a la vez. *{ button-cancel }* lo detiene mientras se pinta.

# Un encargo en camino. Discord mantiene al día los tiempos ($when): «hace 3 minutos», «en 10 segundos».

progress-in-line =
    { $before ->
        [one] **En cola** · { $before } encargo tuyo antes que este
       *[other] **En cola** · { $before } encargos tuyos antes que este
    }
progress-painting = **Pintando**
progress-painting-several = **Pintando** · { $arrived } de { $total } imágenes
progress-share = { NUMBER($fraction, style: "percent") }
progress-started = empezado { $when }
progress-expected = listo aproximadamente { $when }
progress-no-estimate = aún sin estimación, este estudio ha pintado muy pocas así
progress-starts-soon = empieza en cuanto acabe uno de ellos

# Momentos poco habituales, en la línea de los tiempos.
progress-note-parked = el estudio se reinicia y luego sigue solo
progress-note-resumed = retomado tras un reinicio
progress-note-cancelling = cancelando
progress-note-held-back = el servicio de pintura está ocupado, se intenta de nuevo

# En lugar del estado: puede ser lo último que diga la respuesta. $when es una hora.
progress-note-closing = Esta respuesta no podrá cambiar después de las { $when }. Lo que se pinte más tarde se guarda: recógelo con `/{ jobs }`.
progress-note-kept = Las imágenes están pintadas y guardadas, pero Discord no las ha aceptado. Si no aparecen aquí, recógelas con `/{ jobs }`.

# Mientras la moderación mira antes las imágenes.
progress-reviewing =
    { $count ->
        [one] **Pintado** · la moderación mira antes la imagen
       *[other] **Pintado** · la moderación mira antes las { $count } imágenes
    }
progress-note-reviewing = Ya está avisada, y lo que decida aparecerá aquí.
progress-note-queued-for-review = Ahora no se la puede avisar en un canal, así que espera en su cola.
progress-review-private = Esta respuesta no podrá cambiar por mucho tiempo. Recoge con `/{ jobs }` las imágenes que no aparezcan aquí.

# Lo que se sale de lo habitual, en una línea bajo cada imagen.
fact-seed = semilla { $seed }
fact-seeds = semillas { $first } a { $last }
fact-references =
    { $count ->
        [one] { $count } referencia
       *[other] { $count } referencias
    }
fact-series = serie
fact-watermark = marca de agua

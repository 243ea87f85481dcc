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

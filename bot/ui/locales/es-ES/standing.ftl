# Lo que le queda a un miembro (/quota) y lo que tiene en marcha (/jobs).

standing-title = Tu tiempo en el estudio
standing-pictures-free = **Imágenes:** todas las que quieras ({ $used } en las últimas 24 horas)
standing-pictures-free-today = **Imágenes:** todas las que quieras ({ $used } hoy)
standing-pictures-left = **Imágenes:** quedan { $left } de { $most } para estas 24 horas
standing-more =
    { $count ->
        [one] { $count } imagen más { $when }
       *[other] { $count } imágenes más { $when }
    }
standing-at-once = **A la vez:** { $running } de { $concurrent } en marcha, { $waiting } de { $most } en cola
standing-pause-now = **Pausa entre encargos:** { $seconds } s, ya puedes pintar
standing-pause-until = **Pausa entre encargos:** { $seconds } s, otra vez { $when }
standing-pictures-today = **Imágenes:** hoy quedan { $left } de { $most }
standing-quality = **Calidad máxima:** { $quality }
standing-most = **Máximo de imágenes a la vez:** { $count }
standing-no-series = **Series:** aquí no se permiten
standing-no-edits = **Pintar a partir de imágenes:** aquí no se permite
standing-channel-daily = **Tú, en este canal:** quedan { $left } de { $most }
standing-channel-total = **Este canal, entre todos:** quedan { $left } de { $most }
standing-server-total = **Este servidor, entre todos:** quedan { $left } de { $most }
standing-studio-total = **Todo el estudio:** quedan { $left } de { $most } para estas 24 horas
standing-again = más { $when }

standing-in-hand = En marcha
standing-nothing = Nada en marcha
standing-begin = Prueba `/{ imagine }`.
standing-more-in-line = y { $count } más en cola
standing-kept = Pintadas, pero Discord no las ha aceptado
standing-more-kept = y { $count } más, que aparecerán aquí cuando borres alguna (*{ button-fetch }*, *{ result-more }*, *{ result-delete-begin }*)
standing-ended = Terminado hace poco
standing-pictures =
    { $count ->
        [one] { $count } imagen
       *[other] { $count } imágenes
    }

standing-state-reserved = en cola
standing-state-starting = empezando
standing-state-submitting = pintando
standing-state-rendering = pintando
standing-state-reviewing = con la moderación
standing-state-delivering = de camino a ti
standing-state-kept = para recoger
standing-state-done = listo
standing-state-failed = fallido
standing-state-cancelled = cancelado
standing-state-refused = rechazado

# Lo que le queda a un miembro (/quota) y lo que tiene en marcha (/jobs).

standing-title = Tu tiempo en el estudio
standing-pictures-free = **Imágenes:** todas las que quieras ({ $used } en las últimas 24 horas)
standing-pictures-left = **Imágenes:** quedan { $left } de { $most } para estas 24 horas
standing-more =
    { $count ->
        [one] { $count } imagen más { $when }
       *[other] { $count } imágenes más { $when }
    }
standing-at-once = **A la vez:** { $running } de { $concurrent } en marcha, { $waiting } de { $most } en cola
standing-pause-now = **Pausa entre encargos:** { $seconds } s, ya puedes pintar
standing-pause-until = **Pausa entre encargos:** { $seconds } s, otra vez { $when }

standing-in-hand = En marcha
standing-nothing = Nada en marcha
standing-begin = Prueba `/{ imagine }`.
standing-more-in-line = y { $count } más en cola
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
standing-state-done = listo
standing-state-failed = fallido
standing-state-cancelled = cancelado
standing-state-refused = rechazado

# Lo que vale cuando un miembro no dice nada (/preferences), y cómo está el estudio (/studio status).

preferences-title = Tus preferencias
preferences-meaning = Valen cuando dejas una opción abierta. Cada cambio se guarda al momento.
preferences-shape = Forma
preferences-quality = Calidad
preferences-pictures = Imágenes
preferences-count =
    { $count ->
        [one] { $count } imagen
       *[other] { $count } imágenes
    }
# Botones que dicen el valor actual y le dan la vuelta.
preferences-private-on = Privado: sí
preferences-private-off = Privado: no
preferences-watermark-on = Marca de agua: sí
preferences-watermark-off = Marca de agua: no
preferences-reset = Restablecer
preferences-no-watermark = El servicio de pintura de este estudio no puede marcar sus imágenes.

status-title = El estudio
status-circuit-closed = está bien
status-circuit-half-open = evitado tras fallos, un intento decidirá
status-circuit-open = evitado tras fallos
status-circuit-open-until = evitado tras fallos, nuevo intento { $when }
status-last-fault = Último fallo: { $fault }
status-credits = Créditos restantes: { $credits }
status-credits-low = Menos de { $warning }: añade más pronto.
status-credits-untold = Créditos: este proveedor no lo dice
status-credits-fault = Créditos: no se han podido consultar ({ $fault })
status-price = { $price } dólares estadounidenses por imagen
status-model-unknown = ningún modelo indicado
status-model-fault = modelo: no se ha podido consultar ({ $fault })
status-models = Detalles del modelo
status-choose-model = Otro modelo…
status-parameters = Parámetros
status-parameters-more = y { $count } más
status-in-hand = **En marcha:** { $running } pintándose, { $waiting } en cola
status-version = Easel { $version }
status-took = Suele pintar en { $half } s, 95 de cada 100 en { $late } s ({ $count } medidas)
status-reviews = **Esperan a la moderación:** { $count }
status-shards = { $standing } de { $wanted } conexiones en pie

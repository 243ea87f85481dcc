# Lo que puede salir mal, por el código del error y, donde hay varios, por su problema.

failure-invalid-prompt-empty = La descripción está vacía. Describe la imagen que quieres, con hasta 2000 caracteres.
failure-invalid-prompt = La descripción tiene { $length } caracteres; como mucho pueden ser { $limit }.

failure-invalid-size-pixels = { $given } no se puede pintar: una imagen necesita de 0,92 a 16,8 megapíxeles, como 1024x1024 o 4096x4096.
failure-invalid-size-ratio = { $given } es demasiado estrecho: el lado largo puede medir como mucho { $most } veces el corto.
failure-invalid-size-side = { $given } no lo puede pintar este proveedor: cada lado necesita al menos { $least } píxeles.
failure-invalid-size-side-most = { $given } no lo puede pintar este proveedor: un lado puede tener como mucho { $most } píxeles.
failure-invalid-size-largest = Estas imágenes ya tienen tantos píxeles como se pueden pintar.
failure-invalid-size = No entiendo el tamaño «{ $given }». Escríbelo como 2304x1728, o elige 1K, 2K o 4K.

failure-invalid-count-total = Referencias e imágenes nuevas pueden sumar como mucho { $most }; así serían { $given }.
failure-invalid-count-references = Puede haber como mucho { $most } imágenes de referencia; has dado { $given }.
failure-invalid-count-series = Una serie necesita de { $least } a { $most } imágenes; pon `{ option-pictures }` entre esos números.
failure-invalid-count = Puedes pedir de 1 a { $most } imágenes a la vez; { $given } no es posible.

failure-invalid-seed = Una semilla es un número de 0 a { $most }, o -1 para una al azar.

failure-invalid-reference-type = La referencia { $number } ({ $name }) no es una imagen PNG o JPEG.
failure-invalid-reference-bytes = La referencia { $number } ({ $name }) ocupa más de 10 MB.
failure-invalid-reference-pixels = La referencia { $number } ({ $name }) tiene más de 36 megapíxeles.
failure-invalid-reference-side = La referencia { $number } ({ $name }) es demasiado pequeña: cada lado necesita al menos 15 píxeles.
failure-invalid-reference-ratio = La referencia { $number } ({ $name }) es demasiado estrecha: un lado puede medir como mucho tres veces el otro.
failure-invalid-reference-broken = La referencia { $number } ({ $name }) no se puede abrir: el archivo está dañado.
failure-invalid-reference-unreachable = La referencia { $number } ({ $name }) no se pudo descargar de Discord. Adjúntala otra vez.
failure-invalid-reference-foreign = La referencia { $number } ({ $name }) no está en Discord. Adjúntala al comando.
failure-invalid-reference-gone = La referencia { $number } ({ $name }) ya no está en Discord. Adjúntala otra vez.
failure-invalid-reference-missing = La referencia { $number } ({ $name }) no se ha encontrado. Adjúntala otra vez.
failure-invalid-reference = La referencia { $number } ({ $name }) no se puede usar.

failure-unsupported-option-provider = Aquí no hay ningún proveedor «{ $provider }».
failure-unsupported-option = La opción `{ $option }` no es posible con este proveedor.

failure-missing-permissions = No puedo publicar imágenes en este canal. Pide a la moderación que me permita aquí: **{ $names }**.

# «-never» se dice donde esperar no basta.
failure-limit-reached-daily-never = Puedes pintar { $most } imágenes en 24 horas, y has pedido { $asked } de una vez.
failure-limit-reached-daily = Te quedan { $left } de { $most } imágenes y has pedido { $asked }. Quedarán libres suficientes { $when }.
failure-limit-reached-waiting = Ya tienes { $most } encargos en marcha o en cola. Deja que acabe uno, o cancela uno con `/{ jobs }`.
failure-limit-reached-cooldown = Un momento: podrás volver a pintar { $when }.
failure-limit-reached-budget-never = Esto cuesta más que todo el presupuesto mensual del estudio. Pide menos imágenes.
failure-limit-reached-budget = El presupuesto de este mes del bot está gastado. Se volverá a pintar { $when }.

failure-paused = Easel se está reiniciando y ahora no acepta nada nuevo. Inténtalo de nuevo en un minuto.
failure-not-yours = Eso solo puede hacerlo quien pidió esta imagen.
failure-not-allowed = Para hacer eso necesitas aquí el permiso **{ $right }**.
failure-gone = Estas imágenes ya no están: se borraron o ya no se conservan.
failure-not-ended = Estas imágenes aún van camino de Discord. Inténtalo de nuevo dentro de un momento.
failure-no-such-picture = Aquí no hay ninguna imagen { $number }; están numeradas del 1 al { $most }.
failure-wait-too-long-elsewhere = Aquí una respuesta queda abierta { $most } minutos, y esto tardaría probablemente unos { $minutes }. Pide menos imágenes, o en un servidor del que yo sea miembro.
failure-wait-too-long = Una respuesta privada queda abierta { $most } minutos, y esto tardaría probablemente unos { $minutes }. Pide menos imágenes, o en público.
failure-tray-full = Tu bandeja está llena: caben { $most } imágenes. Úsala o vacíala primero.

failure-content-refused = El servicio de pintura ha rechazado esta descripción o una referencia por su contenido. No se ha descontado nada; prueba con otras palabras.
failure-parameters-refused = El servicio de pintura no puede pintar esta combinación de opciones. No se ha descontado nada; prueba otro tamaño o menos referencias.
failure-bad-key = El estudio no consigue conectar con su servicio de pintura; ya se ha avisado a su responsable. No se ha descontado nada.
failure-no-credits-team-limit = El equipo del estudio ha gastado lo que puede gastar en su servicio de pintura; su operador está avisado. No se ha contado nada.
failure-no-credits = La cuenta del estudio en su servicio de pintura está vacía; ya se ha avisado a su responsable. No se ha descontado nada.
failure-unknown-model = El modelo de pintura del estudio no está disponible; ya se ha avisado a su responsable. No se ha descontado nada.
failure-rate-limited = El servicio de pintura recibe demasiadas peticiones. No se ha descontado nada; inténtalo de nuevo en unos minutos.
failure-at-capacity = El servicio de pintura está lleno en este momento. No se ha descontado nada; inténtalo de nuevo en unos minutos.
failure-unreachable = No se puede conectar con el servicio de pintura. No se ha descontado nada; inténtalo de nuevo en unos minutos.
failure-unintelligible-answer = El servicio de pintura ha dado una respuesta sin sentido. No se ha descontado nada; inténtalo de nuevo.
failure-render-failed = El servicio de pintura no ha podido terminar esta imagen. No se ha descontado nada; inténtalo de nuevo.
failure-render-cancelled = El servicio de pintura ha cancelado esta imagen. No se ha descontado nada; inténtalo de nuevo.
failure-submission-unknown = El servicio de pintura no ha confirmado esta imagen, y allí no aparece. No se ha enviado otra vez y no se ha descontado nada.
failure-queued-too-long = El servicio de pintura ha dejado esta imagen demasiado tiempo en su cola. No se ha descontado nada.
failure-deadline-passed = Esto ha tardado más de lo que espera el estudio. No se ha descontado nada.
failure-no-pictures = El servicio de pintura ha terminado sin imagen. No se ha descontado nada; inténtalo de nuevo.
failure-bad-picture = Lo que ha enviado el servicio de pintura no es una imagen. No se ha descontado nada; inténtalo de nuevo.
failure-foreign-host = El servicio de pintura ha enviado una imagen desde una dirección desconocida, así que no se ha descargado. No se ha descontado nada; ya se ha avisado a su responsable.
failure-cancelled = Cancelado. No se ha descontado nada.
failure-delivery-failed = Las imágenes están pintadas y guardadas, pero Discord no las ha aceptado.
failure-database-busy = El estudio está muy ocupado y no ha podido anotar tu encargo. No se ha descontado nada; inténtalo de nuevo.
failure-disk-full = El estudio no tiene más espacio para guardar imágenes; ya se ha avisado a su responsable. No se ha descontado nada.
failure-storage = El estudio no ha podido anotar tu encargo. No se ha descontado nada; inténtalo de nuevo.

# Para un defecto, y para un código que esta versión no conoce.
failure-internal = Algo ha salido mal en el estudio. No se ha descontado nada, y ya se ha avisado a su responsable.

# Por qué han llegado menos imágenes de las pedidas.
missing-chosen =
    { $came ->
        [one] El modelo ha decidido pintar { $came } imagen en lugar de { $expected }.
       *[other] El modelo ha decidido pintar { $came } imágenes en lugar de { $expected }.
    }
missing-others = { $came } de { $expected } imágenes: las demás no se descuentan ({ $why }).
missing-or = { $first } o { $second }
missing-because-cancelled = canceladas
missing-because-fault = perdidas por un fallo
missing-because-late = demasiado lentas
missing-because-content = rechazadas por su contenido

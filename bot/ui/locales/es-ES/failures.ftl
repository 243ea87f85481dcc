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

failure-invalid-amount-size = Un presupuesto es mayor que 0 y de { $most } dólares estadounidenses como máximo. Para detenerlo todo usa `/estudio pausar`.
failure-invalid-amount = No puedo leer la suma «{ $given }». Escribe dólares estadounidenses como 25 o 25,50.

failure-unsupported-option-provider = Aquí no hay ningún proveedor «{ $provider }».
failure-unsupported-option = La opción `{ $option }` no es posible con este proveedor.

failure-missing-permissions = No puedo publicar imágenes en este canal. Pide a la moderación que me permita aquí: **{ $names }**.

# «-never» se dice donde esperar no basta.
failure-limit-reached-daily-never = Puedes pintar { $most } imágenes al día, y has pedido { $asked } de una vez.
failure-limit-reached-daily = Te quedan { $left } de { $most } imágenes y has pedido { $asked }. Quedarán libres suficientes { $when }.
failure-limit-reached-waiting = Ya tienes { $most } encargos en marcha o en cola. Deja que acabe uno, o cancela uno con `/{ jobs }`.
failure-limit-reached-cooldown = Un momento: podrás volver a pintar { $when }.
failure-limit-reached-budget-never = Esto cuesta más que todo el presupuesto mensual del estudio. Pide menos imágenes.
failure-limit-reached-budget = El presupuesto de este mes del bot está gastado. Se volverá a pintar { $when }.
failure-limit-reached-budget-part = Esto costaría unos { $asked }, y queda menos del presupuesto de este mes del bot. Quizá quepan menos imágenes o más pequeñas; si no, se volverá a pintar { $when }.
failure-limit-reached-channel-daily-never = En este canal puedes pintar { $most } imágenes al día, y has pedido { $asked } de una vez.
failure-limit-reached-channel-daily = En este canal te quedan { $left } de { $most } imágenes y has pedido { $asked }. Quedarán libres suficientes { $when }.
failure-limit-reached-channel-total-never = En este canal se pintan { $most } imágenes al día entre todos, y has pedido { $asked } de una vez.
failure-limit-reached-channel-total = A este canal le quedan { $left } de { $most } imágenes entre todos, y has pedido { $asked }. Quedarán libres suficientes { $when }.
failure-limit-reached-server-total-never = En este servidor se pintan { $most } imágenes al día entre todos, y has pedido { $asked } de una vez.
failure-limit-reached-server-total = A este servidor le quedan { $left } de { $most } imágenes entre todos, y has pedido { $asked }. Quedarán libres suficientes { $when }.
failure-limit-reached-studio-total-never = Pinto { $most } imágenes en 24 horas para todo el mundo, y has pedido { $asked } de una vez.
failure-limit-reached-studio-total = Me quedan { $left } de { $most } imágenes para todo el mundo, y has pedido { $asked }. Quedarán libres suficientes { $when }.
failure-limit-reached-server-budget-never = Esto cuesta más que todo el presupuesto mensual de este servidor. Pide menos imágenes.
failure-limit-reached-server-budget = El presupuesto de este mes del servidor está gastado. Se volverá a pintar { $when }.
failure-limit-reached-server-budget-part = Esto costaría unos { $asked }, y queda menos del presupuesto de este mes del servidor. Quizá quepan menos imágenes o más pequeñas; si no, se volverá a pintar { $when }.

failure-still-at-work = Algo tuyo todavía se está pintando o espera a la moderación. Deja que termine o cancélalo con `/{ jobs }`, y vuelve a intentarlo.
failure-export-running = Tus datos ya se están reuniendo. Espera a que lleguen y vuelve a pedirlos.

failure-paused = Easel se está reiniciando y ahora no acepta nada nuevo. Inténtalo de nuevo en un minuto.
failure-not-yours = Eso solo puede hacerlo quien pidió esta imagen.
failure-not-allowed = Para hacer eso necesitas aquí el permiso **{ $right }**.
failure-not-allowed-operator = Solo los responsables de este bot pueden hacer eso.
failure-gone = Estas imágenes ya no están: se borraron o ya no se conservan.
failure-not-ended = Estas imágenes aún van camino de Discord. Inténtalo de nuevo dentro de un momento.
failure-no-such-picture = Aquí no hay ninguna imagen { $number }; están numeradas del 1 al { $most }.
failure-wait-too-long-elsewhere = Aquí una respuesta queda abierta { $most } minutos, y esto tardaría probablemente unos { $minutes }. Pide menos imágenes, o en un servidor del que yo sea miembro.
failure-wait-too-long = Una respuesta privada queda abierta { $most } minutos, y esto tardaría probablemente unos { $minutes }. Pide menos imágenes, o en público.
failure-tray-full = Tu bandeja está llena: caben { $most } imágenes. Úsala o vacíala primero.

# Se dice después de un rechazo: de quién es la regla.
failure-scope-server = Es una regla de este servidor.
failure-scope-role = Es la regla de tus roles.
failure-scope-channel = Es una regla de este canal.
failure-scope-member = Es una regla hecha para ti.
failure-scope-operator = Es el límite del estudio, en todos los servidores.

failure-not-here-channel = Aquí se pinta en { $channels }.
failure-not-here-role = En este servidor solo pueden pintar los miembros con uno de estos roles: { $roles }.
failure-not-here-forbidden-server = En este servidor no está permitido pintar.
failure-not-here-forbidden-role = Uno de tus roles no puede pintar en este servidor.
failure-not-here-forbidden-channel = En este canal no está permitido pintar.
failure-not-here-forbidden-member = No puedes pintar en este servidor.
failure-not-here-foreign = No soy miembro de este servidor, así que aquí no hay nada que ajustar. Invítame primero.
failure-ruled-out-quality = Aquí puedes pintar como mucho en { $most }. Elige una `{ option-quality }` o un `{ option-size }` menor.
failure-ruled-out-pictures =
    { $most ->
        [one] Aquí puedes pedir { $most } imagen de una vez.
       *[other] Aquí puedes pedir como mucho { $most } imágenes de una vez.
    }
failure-ruled-out-series = Aquí no se te permiten las series. Pide imágenes sueltas.
failure-ruled-out-edits = Aquí no se te permite pintar a partir de otras imágenes. Descríbela solo con palabras.

failure-banned = La moderación de este servidor no te deja pintar; eso termina { $when }.
failure-banned-never = La moderación de este servidor ya no te deja pintar.
failure-banned-everywhere = El responsable de este bot no te deja pintar; eso termina { $when }.
failure-banned-everywhere-never = El responsable de este bot ya no te deja pintar.
failure-because = Motivo: «{ $reason }».
failure-prompt-refused-told = «{ $found }» va contra las reglas de aquí. Prueba con otras palabras.
failure-prompt-refused-adult = Esta descripción solo se permite en canales con restricción de edad. Prueba con otras palabras, o pídela allí.
failure-prompt-refused = Una regla de este estudio se opone a tu descripción. Prueba con otras palabras.
failure-picture-refused = La referencia { $number } muestra algo que aquí no está permitido. Elige otra imagen.
failure-reports-full = Tienes { $most } avisos que la moderación aún no ha visto. Espera antes de enviar más.
failure-studio-paused-reason = En este servidor la pintura está en pausa: «{ $reason }». Lo que está en marcha se terminará.
failure-studio-paused = En este servidor la pintura está en pausa. Lo que está en marcha se terminará.
failure-review-rejected-counted-reason = La moderación ha decidido no mostrar estas imágenes, y cuentan como pintadas. Motivo: «{ $reason }».
failure-review-rejected-counted = La moderación ha decidido no mostrar estas imágenes, y cuentan como pintadas.
failure-review-rejected-reason = La moderación ha decidido no mostrar estas imágenes. Motivo: «{ $reason }».
failure-review-rejected = La moderación ha decidido no mostrar estas imágenes.
failure-picture-blocked = Una regla de imágenes de este servidor retiene lo pintado. No se ha contado nada.

failure-invalid-limit-daily = «{ $given }» no es un número de imágenes al día. Escribe un número entero hasta { $most }, 0 para ninguna, o «{ limits-unlimited }».
failure-invalid-limit-concurrent = «{ $given }» no puede ser cuántos van a la vez. Escribe un número entero del { $least } al { $most }.
failure-invalid-limit-cooldown = «{ $given }» no es una pausa en segundos. Escribe un número entero del { $least } al { $most }.
failure-invalid-limit-pictures = «{ $given }» no puede ser el máximo de imágenes de un encargo. Escribe un número entero del { $least } al { $most }.
failure-invalid-limit-total = «{ $given }» no puede ser un total. Escribe un número entero del { $least } al { $most }, o nada.
failure-invalid-limit-zone = No hay ninguna zona horaria «{ $given }». Prueba con una como { $near }.
failure-invalid-limit-twice = Dos de tus opciones se contradicen. Elige una de cada tipo.
failure-invalid-limit-channel = Elige también el canal de ese total.
failure-invalid-limit-many = Ya hay { $most } reglas. Quita una primero.

failure-invalid-score = «{ $given }» no es un porcentaje. Escribe un número entero del 1 al 100, o nada para nunca.
failure-invalid-rule-empty = La regla está vacía: no queda nada que buscar.
failure-invalid-rule-long = La regla es demasiado larga; caben como mucho { $most } caracteres.
failure-invalid-rule-wide = Esta regla coincidiría con todas las descripciones. Hazla más estrecha.
failure-invalid-rule-pattern = No entiendo este patrón: «{ $reason }».
failure-rule-exists = Ya hay una regla para «{ $text }».
failure-invalid-list-bytes = Este archivo ocupa más de 1 MB.
failure-invalid-list-lines = Este archivo tiene más de { $most } líneas. Súbelo por partes.
failure-invalid-list-text = No puedo leer este archivo como texto. Guárdalo en UTF-8, con una palabra en cada línea.
failure-invalid-list-unreachable = No se pudo recoger este archivo de Discord. Adjúntalo otra vez.

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
failure-delivery-failed = Las imágenes están pintadas y guardadas, pero Discord no las ha aceptado. Recógelas con `/{ jobs }`.
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
missing-because-rule = retenidas por una regla de imágenes

# Lo que gasta el servidor (/studio budget) y lo que ha pintado (/studio usage).

budget-title = El dinero del servidor
budget-spent = **Gastado este mes:** { $amount }
budget-reserved = **Apartado para lo que está en camino:** { $amount }
budget-left = **Queda de { $budget } para este mes:** { $left }
budget-none = No hay presupuesto: ninguna suma detiene nada.
budget-forecast = Si sigue así, este mes serán { $amount }.
budget-last-month = El mes pasado: { $amount }
budget-whole = Todo el bot
budget-untold = Nadie se entera cuando se agota: elige un canal de moderación en `/estudio preparar`.
budget-price = { $provider }: { $price } por imagen
budget-resets = El mes termina { $when } ({ $zone }).
budget-set = Fijar el presupuesto…
budget-form-title = Presupuesto
budget-form-label = Dólares estadounidenses al mes
budget-form-meaning = Al 80 % y al 100 % se avisa en vuestro canal de moderación. Déjalo vacío para no poner límite.
budget-form-hint = por ejemplo 25

notice-budget-warning = Se ha gastado el 80 % del presupuesto del mes: { $spent } de { $budget } dólares estadounidenses. Empieza de nuevo { $when }. Mira `/estudio presupuesto`.
notice-budget-stop = Se ha gastado el presupuesto del mes: { $spent } de { $budget } dólares estadounidenses. No se pinta nada más hasta que empiece de nuevo { $when }, o hasta que lo subáis con `/estudio presupuesto`.
notice-whole-budget-warning = Se ha gastado el 80 % de lo que este bot puede gastar este mes en todos sus servidores. Empieza de nuevo { $when }.
notice-whole-budget-stop = Se ha gastado lo que este bot puede gastar este mes en todos sus servidores. No se pinta nada más hasta que empiece de nuevo { $when }.

usage-title = Los últimos { $days } días
usage-span = { $days } días
usage-nothing = En estos días no se pidió nada.
usage-total =
    { $count ->
        [one] { $count } imagen, { $cost }
       *[other] { $count } imágenes, { $cost }
    }
usage-table = Día, imágenes, coste y el tiempo en que llegó la mitad:
usage-alt = Imágenes por día del { $first } al { $last }: { $numbers }.
usage-alt-cost = Coste por día en dólares estadounidenses: { $numbers }.
usage-pictures = Imágenes por día
usage-cost = Coste por día
usage-waits = Del turno a la entrega
usage-half = la mitad
usage-late = 95 de 100
usage-took = { $provider }: la mitad entregada en { $half } s, 95 de 100 en { $late } s.
usage-members = Quién pintó más
usage-refusals = No pintado
usage-why-limits = límites
usage-why-budget = presupuesto
usage-why-place = canal, rol o tamaño
usage-why-prompt = reglas de texto
usage-why-picture = reglas de imagen
usage-why-ban = vetos
usage-why-pause = pausa
usage-why-content = contenido
usage-why-fault = fallos
usage-why-cancel = cancelado
usage-why-request = errores en la petición

# El panel de límites (/studio limits), sus formularios, y una regla en una línea.

limits-title = Límites
limits-meaning = Lo que los miembros pueden pintar. La regla propia de un miembro va antes que las de sus roles, estas antes que la de todos, y cuenta el rol más generoso; un canal solo restringe.
limits-day-rolling = Un día son las últimas 24 horas; los meses son los de { $zone }.
limits-day-calendar = Un día va de medianoche a medianoche en { $zone }.
limits-none = Aún no hay reglas: valen los límites del responsable.
limits-everyone = Todos
limits-total = Todo el servidor
limits-together =
    { $count ->
        [one] { $count } imagen al día entre todos
       *[other] { $count } imágenes al día entre todos
    }
limits-everyone-button = Regla para todos…
limits-day-button = Días y totales…
limits-role = Poner la regla de un rol…
limits-channel = Poner la regla de un canal…
limits-member = Poner la regla de un miembro…
limits-remove = Quitar una regla…
limits-of-role = Rol { $name }
limits-of-channel = Canal { $name }
limits-of-member = Miembro { $name }
limits-of-total = Total de { $name }
limits-unlimited = ilimitado
limits-window-rolling = Las últimas 24 horas
limits-window-calendar = De medianoche a medianoche

limits-form-of-role = Regla de un rol
limits-form-of-channel = Regla de un canal
limits-form-of-member = Regla de un miembro
limits-form-daily = Imágenes al día
limits-hint-daily = Un número, 0 para ninguna, «ilimitado», o vacío para no decir nada
limits-form-concurrent = Encargos a la vez
limits-hint-concurrent = Los demás esperan; vacío no dice nada
limits-form-cooldown = Segundos entre dos encargos
limits-hint-cooldown = 0 para ninguna pausa; vacío no dice nada
limits-form-pictures = Máximo de imágenes por encargo
limits-hint-pictures = De 1 a 15; vacío no dice nada
limits-form-may = Calidad máxima, y lo que se permite
limits-hint-may = De lo que dejes fuera, la regla no dice nada
limits-form-quality = Hasta { $quality }
limits-form-series-yes = Se permiten series
limits-form-series-no = Sin series
limits-form-edits-yes = Se permite pintar a partir de imágenes
limits-form-edits-no = Sin pintar a partir de imágenes
limits-form-allowed-yes = Puede pintar
limits-form-allowed-no = No puede pintar nada
limits-form-day-title = Días y totales
limits-form-window = Un día es
limits-form-zone = Zona horaria
limits-hint-zone = Por ejemplo Europe/Madrid
limits-form-total = Imágenes al día en todo el servidor
limits-hint-total = De todos los miembros juntos; vacío para ningún total
limits-form-channel = Un canal con su propio total
limits-form-channel-none = Ninguno
limits-form-channel-total = Imágenes al día en ese canal
limits-hint-channel-total = De todos los miembros juntos; vacío le quita el total

rule-allowed = puede pintar
rule-forbidden = no puede pintar
rule-daily-free = cuantas imágenes quiera
rule-daily =
    { $count ->
        [one] { $count } imagen al día
       *[other] { $count } imágenes al día
    }
rule-concurrent = { $count } a la vez
rule-cooldown = { $seconds } s entre encargos
rule-quality = hasta { $quality }
rule-pictures =
    { $count ->
        [one] { $count } imagen por encargo
       *[other] { $count } imágenes por encargo
    }
rule-series = series
rule-no-series = sin series
rule-edits = pintar a partir de imágenes
rule-no-edits = sin pintar a partir de imágenes
rule-by-operator = el límite del estudio
rule-by-server = la regla de este servidor
rule-by-member = una regla solo para ti

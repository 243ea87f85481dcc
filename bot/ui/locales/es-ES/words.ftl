# Reglas de las descripciones, como las lee la moderación: /moderation words.

words-kind-word = palabra
words-kind-phrase = expresión
words-kind-pattern = patrón
words-action-block = se rechaza
words-action-flag = se señala
words-action-adult = solo en canales con restricción de edad
words-everywhere = del responsable, para todos los servidores

words-added = Esta regla vale desde ahora:
words-removed = Esta regla ya no está:
words-unknown = Aquí no hay ninguna regla para «{ $text }».

words-title = Reglas de las descripciones
words-title-everywhere = Reglas de las descripciones para todos los servidores
words-count = { $count } de { $total }
words-none = Todavía no hay ninguna regla. Escribe una con `/moderación palabras añadir`, o muchas con `/moderación palabras importar`.
words-none-found = Ninguna regla encaja con «{ $search }».
words-tells = A quien se rechaza se le dice qué palabra fue.
words-tells-not = A quien se rechaza se le dice que una regla coincide, pero no cuál.
words-tell = Decir qué palabra
words-tell-not = No decir qué palabra

words-trial-title = Lo que dicen las reglas
words-trial-nothing = Nada coincide: esta descripción se pintaría.
words-trial-further =
    { $count ->
        [one] … y { $count } coincidencia más
       *[other] … y { $count } coincidencias más
    }
words-trial-here = **Aquí:** { $outcome }
words-trial-adult = **En canales con restricción de edad:** { $outcome }
words-outcome-refused = se rechazaría
words-outcome-flagged = se pintaría, y se señalaría a la moderación
words-outcome-painted = se pintaría

words-imported = Reglas nuevas: { $new }. Ya estaban: { $known }.
words-wrong =
    { $count ->
        [one] Se omite { $count } línea:
       *[other] Se omiten { $count } líneas, entre ellas:
    }
words-wrong-line = Línea { $line }:

# Avisos, vetos, retiradas y el registro de decisiones.

report-begin = Avisar…
report-title = Avisar de estas imágenes
report-reason = Qué está mal
report-reason-hint = Solo lo lee la moderación
report-sent = Gracias. La moderación de este servidor lo mirará; nadie más ve que has avisado.
report-listed = Gracias, queda anotado. Este servidor no tiene canal para la moderación; lo verá cuando mire `/{ moderation } { moderation-reports }`.
report-again = Ya avisaste de estas imágenes. Con una vez basta.
report-own = Estas imágenes son tuyas. Puedes borrarlas con *{ result-more }*.
report-elsewhere = Estas imágenes son de otro sitio, y solo decide la moderación de allí. Avisa allí.

complaint-title =
    { $count ->
        [one] Avisado
       *[other] Avisado por { $count }
    }
complaint-by = { $member } { $when }:
complaint-more = y { $count } más
complaint-delete = Borrar en todas partes
complaint-ban = Vetar…
complaint-dismiss = Descartar
complaint-deleted = Borrado en todas partes por { $member }.
complaint-dismissed = Descartado por { $member }.
complaint-banned = { $member } no puede pintar; termina { $when }.
complaint-banned-for-good = { $member } ya no puede pintar.
reports-empty = Ningún aviso espera una decisión.

ban-title = Impedir que este miembro pinte
ban-length = Durante cuánto tiempo
ban-length-1h = 1 hora
ban-length-1d = 1 día
ban-length-7d = 1 semana
ban-length-30d = 30 días
ban-length-forever = para siempre
ban-done = { $member } ya no puede pintar aquí; termina { $when }.
ban-done-for-good = { $member } ya no puede pintar aquí.
ban-everywhere = { $member } ya no puede pintar en ningún sitio; termina { $when }.
ban-everywhere-for-good = { $member } ya no puede pintar en ningún sitio.
ban-cancelled =
    { $count ->
        [one] Se canceló { $count } petición en cola.
       *[other] Se cancelaron { $count } peticiones en cola.
    }
ban-not-me = Soy yo. Solo pinto cuando me lo piden.
ban-not-yourself = No puedes vetarte.
ban-not-moderators = No se puede vetar a quien modera este servidor.
ban-not-operators = No se puede vetar a quien lleva este bot.
ban-unsure = Discord no me ha dicho quién es ahora mismo. Inténtalo otra vez.
ban-operators-only = En todas partes solo puede hacerlo quien lleva este bot.
unban-done = { $member } puede volver a pintar.
unban-none = { $member } no tenía veto.
bans-title = Quién no puede pintar aquí
bans-empty = Aquí no hay vetos.
bans-until = { $member }, vetado por { $by } { $at }; termina { $when }
bans-for-good = { $member }, vetado para siempre por { $by } { $at }

purge-ask =
    { $count ->
        [one] ¿Retirar de la vista las imágenes de { $count } petición de { $member }, aquí y en todas las galerías?
       *[other] ¿Retirar de la vista las imágenes de { $count } peticiones de { $member }, aquí y en todas las galerías?
    }
purge-reversible = Se puede deshacer durante 7 días. Después las imágenes se borran para siempre.
purge-surely = Retirar de la vista
purge-none = { $member } no tiene imágenes aquí desde entonces.
purge-done =
    { $count ->
        [one] Se están retirando las imágenes de { $count } petición de { $member }. Se puede deshacer hasta: { $when }.
       *[other] Se están retirando las imágenes de { $count } peticiones de { $member }. Se puede deshacer hasta: { $when }.
    }
purge-undo = Deshacer
purge-undone =
    { $count ->
        [one] Vuelven las imágenes de { $count } petición de { $member }.
       *[other] Vuelven las imágenes de { $count } peticiones de { $member }.
    }
purge-too-late = Ya no se puede deshacer, o ya se hizo.
purge-notice = La moderación ha retirado estas imágenes de la vista.
purges-title = Lo que se retiró de la vista
purges-empty = No hay nada retirado que pueda volver.
purges-line =
    { $count ->
        [one] { $count } petición de { $member }, por { $by } { $at }. Se puede deshacer hasta: { $when }.
       *[other] { $count } peticiones de { $member }, por { $by } { $at }. Se puede deshacer hasta: { $when }.
    }

log-title = Quién decidió qué
log-empty = Aquí no se decidió nada así.
log-studio = El estudio
log-file = Como archivo (CSV)
log-file-whole = Todo, lo más antiguo primero, con horas en UTC.
log-file-cut =
    { $count ->
        [one] Lo más antiguo primero, con horas en UTC. Falta la entrada más antigua ({ $count }): Discord no acepta un archivo mayor.
       *[other] Lo más antiguo primero, con horas en UTC. Faltan las { $count } más antiguas: Discord no acepta un archivo mayor.
    }
log-approved = { $by } aprobó imágenes de { $member }
log-rejected = { $by } rechazó imágenes de { $member }
log-deleted = { $by } borró imágenes de { $member }
log-reported = { $by } avisó de imágenes de { $member }
log-dismissed = { $by } descartó los avisos sobre imágenes de { $member }
log-banned = { $by } vetó a { $member } para siempre
log-banned-until = { $by } vetó a { $member }; termina { $when }
log-unbanned = { $by } levantó el veto de { $member }
log-timed-out-until = { $by } aisló a { $member }; termina { $when }
log-purged =
    { $count ->
        [one] { $by } retiró de la vista las imágenes de { $count } petición de { $member }
       *[other] { $by } retiró de la vista las imágenes de { $count } peticiones de { $member }
    }
log-restored =
    { $count ->
        [one] { $by } recuperó las imágenes de { $count } petición de { $member }
       *[other] { $by } recuperó las imágenes de { $count } peticiones de { $member }
    }
log-rule-added = { $by } añadió una regla de texto
log-rule-removed = { $by } quitó una regla de texto
log-policy-changed = { $by } cambió las reglas de este servidor
log-paused = { $by } pausó la pintura
log-resumed = { $by } reanudó la pintura
log-blocked = Una regla retuvo lo que pidió { $member }
log-erased = { $by } hizo borrar datos
log-pictures =
    { $count ->
        [one] una imagen
       *[other] { $count } imágenes
    }, hasta { NUMBER($score, style: "percent") } explícita

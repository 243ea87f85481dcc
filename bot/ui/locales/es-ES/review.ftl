# Lo que la moderación ve y decide: tarjetas en su canal, /moderation queue y /moderation mode.

review-title = Por revisar
review-no-pictures = Las imágenes ya no se guardan.
review-approve = Aprobar
review-reject = Rechazar…
review-time-out = Rechazar y aislar…
review-link = petición
review-private = pedido en privado

review-flag-prompt = Coincide la regla de texto { $number }.
review-flag-reference = La referencia { $number } parece explícita: { NUMBER($score, style: "percent") }.
review-flag-reference-unscored = La referencia { $number } no se pudo evaluar.
review-flag-picture = La imagen { $number } parece explícita: { NUMBER($score, style: "percent") }.
review-flag-picture-unscored = La imagen { $number } no se pudo evaluar.

review-record-painted = pintado aquí: { $count }
review-record-rejected = rechazado: { $count }
review-record-bans = vetos: { $count }

review-verdict-approved = Aprobado
review-verdict-rejected = Rechazado
review-verdict-withdrawn = Cancelado
review-by-approved = Aprobado por { $member } { $when }.
review-by-rejected = Rechazado por { $member } { $when }.
review-by-withdrawn = Cancelado por { $member } { $when }.
review-reason = Motivo: «{ $reason }»
review-over = Aquí ya no hay nada que decidir.

review-reject-title = Rechazar estas imágenes
review-reason-label = Motivo
review-reason-hint = El miembro lo leerá
review-length = Aislar al miembro durante
review-length-10m = 10 minutos
review-length-1h = 1 hora
review-length-1d = 1 día
review-length-7d = 1 semana
review-length-28d = 4 semanas
review-timed-out = { $member } está en aislamiento temporal.
review-not-timed-out = Las imágenes están rechazadas, pero no puedo aislar a { $member }. Para eso necesito el permiso **{ permission-moderate-members }** y un rol por encima del suyo.

review-reminder =
    { $count ->
        [one] { $count } petición espera una decisión desde hace más de un día:
       *[other] { $count } peticiones esperan una decisión desde hace más de un día:
    }
review-queue-empty = Nada espera una decisión.
review-queue-place = { $number } de { $total }
review-queue-back = Atrás
review-queue-on = Siguiente

review-mode-title = Qué imágenes ve antes la moderación
review-mode-server = **Este servidor:** { $mode }
review-mode-off = ninguna
review-mode-flagged = las que una regla ha señalado
review-mode-all = todas
review-mode-inherit = como en todo el servidor
review-mode-released = Lo rechazado no cuenta en los límites del miembro.
review-mode-counted = Lo rechazado cuenta igualmente en los límites del miembro.
review-mode-no-channel = Aún no hay canal de moderación: solo `/{ moderation } { moderation-queue }` muestra lo que espera.

picture-rules-title = Reglas de imágenes
picture-rules-meaning = Doy a cada imagen una nota, de 0 % (inofensiva) a 100 % (explícita), antes de que nadie la vea. Esto es lo que sigue:
picture-rules-idle = Ahora no se juzga ninguna imagen: quien lleva este bot no lo ha instalado o lo ha apagado.
picture-rules-usual = En la mayoría de los canales
picture-rules-adult = En los canales con restricción de edad
picture-rules-spoiler = se muestra tapada: { $score }
picture-rules-review = la moderación la ve antes: { $score }
picture-rules-block = no se muestra a nadie: { $score }
picture-rules-never = nunca
picture-rules-from = desde el { NUMBER($score, style: "percent") }
picture-rules-no-channel = No hay canal de moderación: lo que debería ver antes se muestra tapado.
picture-rules-change-usual = En la mayoría de los canales…
picture-rules-change-adult = En los canales con restricción de edad…
picture-rules-form-usual = Mayoría de canales: ¿desde qué nota?
picture-rules-form-adult = Restricción de edad: ¿desde qué nota?
picture-rules-form-spoiler = Mostrarla tapada
picture-rules-form-review = Que la moderación la vea antes
picture-rules-form-block = No mostrarla a nadie
picture-rules-hint = Un número entero del 1 al 100 (por ciento); vacío significa nunca

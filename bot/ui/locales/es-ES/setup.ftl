# Preparar el estudio de un servidor, y pausarlo.

setup-title = Preparar el estudio
setup-meaning = Cada elección se guarda y se comprueba al momento.
setup-channels = Dónde se puede pintar
setup-channels-all = En todos los canales
setup-roles = Quién puede pintar
setup-roles-all = Todos
setup-moderators = Canal de moderación
setup-moderators-none = Aún ninguno
setup-review = Qué imágenes ve primero la moderación
setup-review-off = Ninguna
setup-review-off-meaning = Las imágenes aparecen en cuanto están pintadas.
setup-review-flagged = Las señaladas
setup-review-flagged-meaning = Lo que señala una regla de texto o de imagen espera a la moderación.
setup-review-all = Todas
setup-review-all-meaning = Cada imagen espera a la moderación.
setup-preset = Límites para empezar
setup-preset-none = Elige un conjunto de límites
setup-preset-replaces = **{ $preset }** sustituiría los límites de todos y la revisión, que se fijaron a mano.
setup-preset-apply = Sustituir
setup-keeping = Cuánto tiempo se guardan los originales
setup-keeping-usual = Tanto como el estudio ({ $days } días)
setup-keeping-good = Para siempre, como el estudio
setup-keeping-days = { $count ->
    [one] Un día
   *[other] { $count } días
}
setup-checks = Comprobado ahora
setup-again = Comprobar otra vez
setup-check-fine = Nada estorba.
setup-check-granted = { $channel }: puedo publicar imágenes.
setup-check-lacking = { $channel }: me falta { $names }. Permítelo en los ajustes del canal, en Permisos.
setup-check-channel-gone = Un canal elegido ya no existe ({ $id }). Elige de nuevo arriba para olvidarlo.
setup-check-role-gone = Un rol elegido ya no existe ({ $id }). Elige de nuevo arriba para olvidarlo.
setup-check-no-moderators = Hay imágenes que esperan a la moderación, pero no tiene canal: solo `/moderación cola` las muestra.
setup-check-no-reports = Sin canal de moderación, nadie se entera de denuncias ni presupuestos.
setup-check-open-moderators = Todos ven { $channel }. Un canal de moderación debería ser privado.
setup-check-paused = El estudio está en pausa. `/estudio reanudar` lo reanuda.
setup-check-paused-reason = El estudio está en pausa: { $reason } `/estudio reanudar` lo reanuda.
preset-friends = Pequeño servidor de amigos
preset-friends-meaning = Sin límite diario, 4K, hasta 15 imágenes, sin revisión
preset-community = Comunidad artística
preset-community-meaning = 20 imágenes al día, 2K, hasta 4 a la vez, se revisan las señaladas
preset-company = Equipo de empresa
preset-company-meaning = 60 imágenes al día, 4K, reglas de imagen estrictas, se revisan las señaladas
pause-done = El estudio no acepta trabajo nuevo aquí. Lo empezado se termina. Los miembros leen: { $reason }
pause-no-reason = que está en pausa.
pause-resumed = El estudio vuelve a aceptar trabajo.
pause-was-none = El estudio no estaba en pausa.

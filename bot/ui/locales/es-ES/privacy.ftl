# Lo que un miembro puede tener y hacer borrar de sus propios datos.

privacy-export-meaning = Esto es lo que guardo sobre ti: `easel-data.json` lo cuenta y tus imágenes están al lado. Solo tú ves estos mensajes.
privacy-export-part = { $count ->
    [0] Parte { $number }: ninguna imagen
    [one] Parte { $number }: una imagen
   *[other] Parte { $number }: { $count } imágenes
}
privacy-export-done = Eso es todo.
privacy-export-left = Hay más de lo que cabe en estos mensajes.
privacy-export-go-on = Seguir
privacy-erase-title = ¿Borrar tus datos?
privacy-erase-meaning = Para siempre y en todos los servidores: tus descripciones, imágenes y referencias, tus favoritas, tu bandeja y tus preferencias. Nadie puede recuperarlos. `/{ privacy } { privacy-export }` te los da antes.
privacy-erase-stays = Lo que queda: cuándo pintaste cuántas imágenes y lo que costaron, sin ti (tu identificador se va dos días después de pintar, porque hasta entonces cuentan los límites); las imágenes con las que trabajan otros; y lo que la moderación decidió sobre ti. No puedo borrar mensajes donde no soy miembro, como los mensajes directos.
privacy-erase-messages = Borrar todo, también mis mensajes
privacy-erase-stored = Borrar todo menos los mensajes
privacy-erase-keep = Conservar todo
privacy-kept = No se ha borrado nada.
privacy-erased = Tus datos están borrados.
privacy-erasing = Tus datos se están borrando. Son muchos: el resto sigue solo, aunque cierres esto.
privacy-erased-left = { $count ->
    [one] Discord no soltó un mensaje. Lo intento durante una hora; también puedes borrarlo tú:
   *[other] Discord no soltó { $count } mensajes. Lo intento durante una hora; también puedes borrarlos tú:
}

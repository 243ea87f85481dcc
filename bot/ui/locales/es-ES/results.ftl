# Los botones bajo las imágenes terminadas, y lo que abren. Un botón tiene como mucho 80 caracteres; los títulos y etiquetas de formularios, 45.

result-again = Otra vez
result-edit = Editar…
result-vary = Variar
result-4k = 4K
result-more = Más

# Cuál de varias imágenes.
result-which = ¿Qué imagen?
result-picture = Imagen { $number }
result-picture-of = Imagen { $number } de { $total }

# Formularios (título, etiqueta de un campo, indicación dentro o debajo).
result-form-edit-title = Editar esta imagen
result-form-avatar-title = Pintar este avatar
result-form-prompt-label = Qué debe mostrar
result-form-prompt-hint = Describe la imagen nueva, o lo que debe cambiar
result-form-picture-label = ¿Qué imagen?
result-form-further-label = Más referencias
result-form-further-hint = Otras imágenes como modelo, PNG o JPEG, hasta 10 MB cada una

# Lo que dice un menú del mensaje de alguien.
result-no-pictures = En este mensaje no hay ninguna imagen con la que pueda trabajar: hace falta un PNG o JPEG adjunto.
result-not-ours = Este mensaje no lo pinté yo, así que no sé nada de él.
result-late = Tus imágenes están listas para editarse. ¿Cuál?

# El panel bajo «Más».
result-more-title = Esta imagen
result-mark = Favorita
result-unmark = Quitar de favoritas
result-show-details = Detalles
result-use = Usar como referencia
result-go = Ir al mensaje
result-delete-begin = Borrar…

# Puesto en la bandeja de referencias.
result-used =
    { $count ->
        [one] Hay una imagen en tu bandeja.
       *[other] Hay { $count } imágenes en tu bandeja.
    }
result-used-not =
    { $count ->
        [one] Otra no se pudo usar, o no encontró sitio.
       *[other] Otras { $count } no se pudieron usar, o no encontraron sitio.
    }

# Borrar.
result-delete-ask =
    { $count ->
        [one] **¿Borrar esta imagen en todos los sitios donde se publicó?** No se puede deshacer.
       *[other] **¿Borrar estas { $count } imágenes en todos los sitios donde se publicaron?** No se puede deshacer.
    }
result-delete = Borrar
result-keep = Conservar
result-delete-again = Intentarlo de nuevo
result-deleted =
    { $count ->
        [one] La imagen está borrada.
       *[other] Las { $count } imágenes están borradas.
    }
result-deleted-private = Lo que solo se te mostró a ti, Discord solo te deja quitarlo a ti: descarta tú ese mensaje.
result-deleted-left =
    { $count ->
        [one] Discord no me ha dejado borrar este mensaje. La moderación puede:
       *[other] Discord no me ha dejado borrar estos mensajes. La moderación puede:
    }

# Detalles de una imagen. Discord mantiene $when al día: «hace 3 minutos».
result-details = Detalles de la imagen
result-size = **Tamaño:** { $width } × { $height }
result-seed = **Semilla:** `{ $seed }`
result-references =
    { $count ->
        [one] **Referencias:** { $count } imagen
       *[other] **Referencias:** { $count } imágenes
    }
result-painted = **Pintada:** { $when } por { $provider }
result-painted-in = **Pintada:** { $when } por { $provider } en { NUMBER($seconds, maximumFractionDigits: 1) } s
result-cost =
    { $count ->
        [one] **Coste:** { $amount } $
       *[other] **Coste:** { $amount } $ por las { $count } imágenes
    }
result-copy = **Para copiar:**
result-copy-rest = **Para copiar** (la descripción está en el archivo de abajo):

# De dónde viene una imagen; $parent es «Imagen 2» o «estas imágenes», casi siempre como enlace.
result-these = estas imágenes
result-from-again = **Pintada otra vez**, a partir de: { $parent }
result-from-vary = **Variación**, a partir de: { $parent }
result-from-edit = **Editada**, a partir de: { $parent }
result-from-4k = **Pintada en 4K**, a partir de: { $parent }

# Lo que ha salido de una imagen.
result-children = **Lo que salió de ella:** { $links }
result-child-again = Otra vez
result-child-vary = Variación
result-child-edit = Edición
result-child-4k = 4K
result-children-more =
    { $count ->
        [one] y { $count } más
       *[other] y { $count } más
    }

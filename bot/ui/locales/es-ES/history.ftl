# Lo que se ha pintado, para recorrerlo (/gallery, /favourites), y la bandeja de referencias (/tray).

history-title-mine = Tus imágenes
history-title-server = Imágenes de este servidor
history-title-member = Imágenes de { $member }
history-title-favourites-mine = Tus favoritas
history-title-favourites-server = Tus favoritas de este servidor
history-title-favourites-member = Tus favoritas de { $member }

# Texto alternativo de la hoja de contactos.
history-sheet = Hoja de contactos: { $first } a { $last } de { $total }
history-open = Abrir una imagen…
history-back = ◀
history-page = Página { $number } de { $pages }
history-on = ▶
history-link = ver
history-private = privada
# En el lugar de una favorita que aquí no se puede mostrar.
history-elsewhere = una imagen de un lugar que no puedes ver desde aquí

history-empty-mine = Todavía nada. Prueba `/{ imagine }`.
history-empty-server = Todavía nada que puedas ver aquí. Empieza tú: prueba `/{ imagine }`.
history-empty-member = { $member } no tiene aquí imágenes públicas que puedas ver.
history-empty-favourites = Todavía no has marcado nada. Pulsa *{ result-more }* bajo una imagen y luego *{ result-mark }*.
history-nothing-found = No se ha encontrado nada con «{ $search }». Cada palabra tiene que empezar una palabra de la descripción.
history-server-only = En mensajes directos puedes recorrer tus propias imágenes y favoritas. Lo que pintaron otros se ve en su servidor.

# Una referencia con su número, para que una descripción pueda decir «imagen 2».
tray-picture = Imagen { $number }: { $name }
tray-title = Tu bandeja
# Texto alternativo de la hoja de contactos.
tray-sheet =
    { $count ->
        [one] { $count } imagen en tu bandeja
       *[other] Las { $count } imágenes de tu bandeja, por sus números
    }
tray-use = `/{ blend }` sin adjuntos las toma en este orden; llámalas imagen 1, imagen 2 … en la descripción.
tray-empty = Tu bandeja está vacía
tray-how = Guarda hasta diez imágenes a mano para `/{ blend }`. Para poner una, abre el menú de un mensaje con imágenes y elige *Aplicaciones*, *{ menu-use-as-reference }*; o pulsa *{ result-more }* bajo una imagen terminada y luego *{ result-use }*.
tray-take-out = Sacar una…
tray-empty-button = Vaciar
tray-blend-button = Mezclar…
tray-blend-title = Mezclar tu bandeja
tray-blend-label = Qué hacer con ellas
tray-blend-hint = Llámalas imagen 1, imagen 2 … en el orden de tu bandeja.
tray-blend-placeholder = El zorro de la imagen 1 en el jardín de la imagen 2, en acuarela
tray-too-few =
    { $count ->
        [0] Una mezcla necesita al menos dos imágenes, y no hay ninguna. Adjúntalas como `{ option-image1 }`, `{ option-image2 }` …, o reúnelas en tu bandeja: *Aplicaciones*, *{ menu-use-as-reference }* en el menú de un mensaje con imágenes. `/{ tray }` la muestra.
       *[other] Una mezcla necesita al menos dos imágenes, y solo hay una. Adjúntalas como `{ option-image1 }`, `{ option-image2 }` …, o reúnelas en tu bandeja: *Aplicaciones*, *{ menu-use-as-reference }* en el menú de un mensaje con imágenes. Con `{ option-tray }: True` tu bandeja va antes de lo que adjuntas.
    }

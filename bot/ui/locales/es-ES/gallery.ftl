# Imágenes terminadas.

gallery-part = mensaje { $number } de { $count }

# Imágenes demasiado grandes para el lugar adonde van; $links son sus números, donde se puede como enlaces a los originales.
gallery-linked =
    { $count ->
        [one] Demasiado grande para mostrarse aquí: imagen { $links }. Un número que es enlace la abre, durante un día más o menos.
       *[other] Demasiado grandes para mostrarse aquí: imágenes { $links }. Un número que es enlace abre la imagen, durante un día más o menos.
    }
gallery-smaller =
    { $count ->
        [one] Se muestra más pequeña de lo que se pintó, para que quepa aquí: imagen { $links }. Un número que es enlace abre el original, durante un día más o menos.
       *[other] Se muestran más pequeñas de lo que se pintaron, para que quepan aquí: imágenes { $links }. Un número que es enlace abre el original, durante un día más o menos.
    }

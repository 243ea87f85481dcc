# Contornos y tamaños, donde un miembro elige uno.

shape-square = cuadrada
shape-landscape = apaisada
shape-portrait = vertical
shape-wide = ancha
shape-tall = alta
shape-photo = foto
shape-photo-portrait = foto vertical
shape-cinema = cine
quality-1k = 1K · cerca de 1 megapíxel, lo más rápido
quality-2k = 2K · cerca de 4 megapíxeles
quality-4k = 4K · hasta 16 megapíxeles, lo más lento
# Un tamaño escrito, como «2304x1728 · 4,0 megapíxeles».
size-megapixels = { $size } · { NUMBER($megapixels, minimumFractionDigits: 1, maximumFractionDigits: 1) } megapíxeles

# Contours et tailles, là où un membre en choisit.

shape-square = carré
shape-landscape = paysage
shape-portrait = portrait
shape-wide = large
shape-tall = haut
shape-photo = photo
shape-photo-portrait = photo en hauteur
shape-cinema = cinéma
quality-1k = 1K · environ 1 mégapixel, le plus rapide
quality-2k = 2K · environ 4 mégapixels
quality-4k = 4K · jusqu'à 16 mégapixels, le plus lent
# Une taille tapée, comme « 2304x1728 · 4,0 mégapixels ».
size-megapixels = { $size } · { NUMBER($megapixels, minimumFractionDigits: 1, maximumFractionDigits: 1) } mégapixels

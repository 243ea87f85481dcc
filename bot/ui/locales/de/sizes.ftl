# Umrisse und Größen, wo ein Mitglied eine wählt.

shape-square = quadratisch
shape-landscape = Querformat
shape-portrait = Hochformat
shape-wide = breit
shape-tall = hoch
shape-photo = Foto
shape-photo-portrait = Foto hochkant
shape-cinema = Kino
quality-1k = 1K · etwa 1 Megapixel, am schnellsten
quality-2k = 2K · etwa 4 Megapixel
quality-4k = 4K · bis 16 Megapixel, am langsamsten
# Eine getippte Größe, etwa „2304x1728 · 4,0 Megapixel“.
size-megapixels = { $size } · { NUMBER($megapixels, minimumFractionDigits: 1, maximumFractionDigits: 1) } Megapixel

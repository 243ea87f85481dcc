# Outlines and sizes, where a member chooses one.

shape-square = square
shape-landscape = landscape
shape-portrait = portrait
shape-wide = wide
shape-tall = tall
shape-photo = photo
shape-photo-portrait = photo-portrait
shape-cinema = cinema
quality-1k = 1K · about 1 megapixel, quickest
quality-2k = 2K · about 4 megapixels
quality-4k = 4K · up to 16 megapixels, slowest
# A size that was typed, such as "2304x1728 · 4.0 megapixels".
size-megapixels = { $size } · { NUMBER($megapixels, minimumFractionDigits: 1, maximumFractionDigits: 1) } megapixels

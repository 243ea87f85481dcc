# Обриси й розміри, де учасник обирає один із них.

shape-square = квадрат
shape-landscape = альбомна
shape-portrait = портретна
shape-wide = широка
shape-tall = висока
shape-photo = фото
shape-photo-portrait = вертикальне фото
shape-cinema = кіно
quality-1k = 1K · близько 1 мегапікселя, найшвидше
quality-2k = 2K · близько 4 мегапікселів
quality-4k = 4K · до 16 мегапікселів, найповільніше
# Уведений розмір, наприклад «2304x1728 · 4,0 мегапікселя».
size-megapixels = { $size } · { NUMBER($megapixels, minimumFractionDigits: 1, maximumFractionDigits: 1) } мегапікселя

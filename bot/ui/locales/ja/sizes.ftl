# メンバーが選ぶ形とサイズ。

shape-square = 正方形
shape-landscape = 横長
shape-portrait = 縦長
shape-wide = ワイド
shape-tall = 縦ワイド
shape-photo = 写真
shape-photo-portrait = 縦の写真
shape-cinema = シネマ
quality-1k = 1K · 約1メガピクセル、最速
quality-2k = 2K · 約4メガピクセル
quality-4k = 4K · 最大16メガピクセル、最も時間がかかる
# 入力されたサイズ。例：「2304x1728 · 4.0メガピクセル」。
size-megapixels = { $size } · { NUMBER($megapixels, minimumFractionDigits: 1, maximumFractionDigits: 1) }メガピクセル

# ボタンと、押した人が読む言葉。

button-cancel = キャンセル
button-fetch = 受け取る
button-ended = この依頼はもう終わっています。
button-too-late = もうキャンセルできません。画像はすでにお届け中です。

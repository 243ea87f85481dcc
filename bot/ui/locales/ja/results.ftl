# 完成した画像の下のボタンと、それが開くもの。ボタンは80文字まで、フォームの題名と項目名は45文字まで。

result-again = もう一度
result-edit = 編集…
result-vary = バリエーション
result-4k = 4K
result-more = その他

# 何枚かのうちのどれか。
result-which = どの画像ですか？
result-picture = 画像{ $number }
result-picture-of = { $total }枚中の画像{ $number }

# フォーム（題名、項目名、項目の中や下のヒント）。
result-form-edit-title = この画像を編集
result-form-avatar-title = このアバターを描く
result-form-prompt-label = 描くもの
result-form-prompt-hint = 新しい画像、または変えたいところを説明してください
result-form-picture-label = どの画像ですか？
result-form-further-label = ほかの参照画像
result-form-further-hint = 一緒に元にする画像（PNG か JPEG、各10 MBまで）

# 誰かのメッセージについてメニューが言うこと。
result-no-pictures = このメッセージには使える画像がありません。添付された PNG か JPEG が必要です。
result-not-ours = このメッセージは私が描いたものではないため、情報がありません。
result-late = 画像を編集できます。どの画像ですか？

# 「その他」で開くパネル。
result-more-title = この画像
result-mark = お気に入り
result-unmark = お気に入りから外す
result-show-details = 詳細
result-use = 参照画像にする
result-go = メッセージへ移動
result-delete-begin = 削除…

# 参照画像のトレイに入れたとき。
result-used = トレイに{ $count }枚の画像があります。
result-used-not = ほかの{ $count }枚は、使えなかったか、空きがありませんでした。

# 削除。
result-delete-ask = **この画像（{ $count }枚）を、投稿されたすべての場所から削除しますか？** 元には戻せません。
result-delete = 削除する
result-keep = 残す
result-delete-again = もう一度試す
result-deleted = 画像（{ $count }枚）を削除しました。
result-deleted-private = あなただけに表示されたメッセージは、Discord ではあなたしか消せません。ご自身で閉じてください。
result-deleted-left = Discord の都合で、次の{ $count }件のメッセージを削除できませんでした。モデレーターなら削除できます：

# 画像の詳細。$when は Discord が更新する：「3分前」。
result-details = 画像の詳細
result-size = **サイズ：** { $width } × { $height }
result-seed = **シード：** `{ $seed }`
result-references = **参照画像：** { $count }枚
result-painted = **描画：** { $when }、{ $provider }
result-painted-in = **描画：** { $when }、{ $provider }、{ NUMBER($seconds, maximumFractionDigits: 1) }秒
result-cost =
    { $count ->
        [1] **費用：** ${ $amount }
       *[other] **費用：** ${ $amount }（{ $count }枚分）
    }
result-copy = **コピー用：**
result-copy-rest = **コピー用** （プロンプトは下のファイルにあります）：

# 画像の元。$parent は「画像2」または「これらの画像」で、たいていリンク。
result-these = これらの画像
result-from-again = { $parent } から **もう一度描いたもの**
result-from-vary = { $parent } の **バリエーション**
result-from-edit = { $parent } を **編集したもの**
result-from-4k = { $parent } を **4Kで描いたもの**

# 画像から生まれたもの。
result-children = **ここから生まれたもの：** { $links }
result-child-again = もう一度
result-child-vary = バリエーション
result-child-edit = 編集
result-child-4k = 4K
result-children-more = ほか{ $count }件

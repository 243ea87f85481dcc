# モデレーターが読むプロンプトのルール：/moderation words

words-kind-word = 単語
words-kind-phrase = 語句
words-kind-pattern = パターン
words-action-block = 断る
words-action-flag = 印を付ける
words-action-adult = 年齢制限付きチャンネルのみ
words-everywhere = 運営者のルール、全サーバー共通

words-added = 次のルールが有効になりました：
words-removed = 次のルールを削除しました：
words-unknown = 「{ $text }」のルールはここにはありません。

words-title = プロンプトのルール
words-title-everywhere = 全サーバー共通のプロンプトのルール
words-count = { $total }件中{ $count }件
words-none = ルールはまだありません。`/モデレーション 言葉 追加` で1つ、`/モデレーション 言葉 取り込み` でまとめて追加できます。
words-none-found = 「{ $search }」に合うルールはありません。
words-tells = 断られた人には、どの言葉だったかが伝わります。
words-tells-not = 断られた人には、ルールに当てはまったことだけが伝わります。
words-tell = 言葉を伝える
words-tell-not = 言葉を伝えない

words-trial-title = ルールの判定
words-trial-nothing = 当てはまるルールはありません。このプロンプトは描かれます。
words-trial-further = …ほかに{ $count }か所
words-trial-here = **ここでは：** { $outcome }
words-trial-adult = **年齢制限付きチャンネルでは：** { $outcome }
words-outcome-refused = 断られます
words-outcome-flagged = 描かれ、モデレーター向けに印が付きます
words-outcome-painted = 描かれます

words-imported = 新しいルール：{ $new }件。すでにあったもの：{ $known }件。
words-wrong = 次のものを含む{ $count }行は取り込みませんでした：
words-wrong-line = { $line }行目：

# 進行中の依頼。時間($when)は Discord が更新する:「3分前」「10秒後」。

progress-in-line = **待機中** · この前にあなたの依頼があと{ $before }件
progress-painting = **描いています**
progress-painting-several = **描いています** · { $total }枚中{ $arrived }枚
progress-share = { NUMBER($fraction, style: "percent") }
progress-started = 開始 { $when }
progress-expected = 完成予定 { $when }
progress-no-estimate = この種類の画像はまだ少ないため、予想時間はありません
progress-starts-soon = どれかが終わりしだい始まります

# 普段と違うとき、時間の行に出る。
progress-note-parked = スタジオを再起動しています。このあと自動で続きます
progress-note-resumed = 再起動のあと再開しました
progress-note-cancelling = キャンセルしています
progress-note-held-back = 描画サービスが混んでいるため、再試行しています

# 状態の代わりに出る。返信の最後の言葉になることもある。$when は時刻。
progress-note-closing = この返信は{ $when }を過ぎると更新できません。そのあと描き上がった画像は保存されるので、`/{ jobs }` で受け取ってください。
progress-note-kept = 画像は描き終えて保存してありますが、Discord が受け取りませんでした。ここに表示されない場合は、`/{ jobs }` で受け取ってください。

# モデレーターが先に画像を確認している間。
progress-reviewing =
    { $count ->
       *[other] **描き上がりました** · 先にモデレーターが { $count } 枚を確認します
    }
progress-note-reviewing = モデレーターに知らせました。決まったことはここに表示されます。
progress-note-queued-for-review = いまはチャンネルで知らせることができないため、モデレーターの待ち列に入っています。
progress-review-private = この返信はまもなく更新できなくなります。ここに表示されない画像は `/{ jobs }` で受け取ってください。

# 各画像の下の一行。
fact-seed = シード { $seed }
fact-seeds = シード { $first }〜{ $last }
fact-references = 参照{ $count }枚
fact-series = シリーズ
fact-watermark = 透かし

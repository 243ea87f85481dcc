# メンバーの残り(/quota)と進行中の依頼(/jobs)。

standing-title = スタジオの利用状況
standing-pictures-free = **画像：** 制限なし（過去24時間に{ $used }枚）
standing-pictures-left = **画像：** この24時間の残りは{ $most }枚中{ $left }枚
standing-more = { $when }にあと{ $count }枚増えます
standing-at-once = **同時：** 進行中 { $running }/{ $concurrent }、待機中 { $waiting }/{ $most }
standing-pause-now = **依頼の間隔：** { $seconds }秒、いま描けます
standing-pause-until = **依頼の間隔：** { $seconds }秒、次は{ $when }

standing-in-hand = 進行中
standing-nothing = 進行中のものはありません
standing-begin = `/{ imagine }` を試してみてください。
standing-more-in-line = ほかに{ $count }件が待機中
standing-ended = 最近終わったもの
standing-pictures = { $count }枚

standing-state-reserved = 待機中
standing-state-starting = 開始中
standing-state-submitting = 描画中
standing-state-rendering = 描画中
standing-state-reviewing = モデレーターが確認中
standing-state-delivering = お届け中
standing-state-done = 完了
standing-state-failed = 失敗
standing-state-cancelled = キャンセル済み
standing-state-refused = 拒否

# メンバーの残り(/quota)と進行中の依頼(/jobs)。

standing-title = スタジオの利用状況
standing-pictures-free = **画像：** 制限なし（過去24時間に{ $used }枚）
standing-pictures-free-today = **画像：** 制限なし（今日は{ $used }枚）
standing-pictures-left = **画像：** この24時間の残りは{ $most }枚中{ $left }枚
standing-more = { $when }にあと{ $count }枚増えます
standing-at-once = **同時：** 進行中 { $running }/{ $concurrent }、待機中 { $waiting }/{ $most }
standing-pause-now = **依頼の間隔：** { $seconds }秒、いま描けます
standing-pause-until = **依頼の間隔：** { $seconds }秒、次は{ $when }
standing-pictures-today = **画像：** 今日の残りは{ $most }枚中{ $left }枚
standing-quality = **最大の画質：** { $quality }
standing-most = **一度の最大枚数：** { $count }
standing-no-series = **シリーズ：** ここでは不可
standing-no-edits = **画像から描く：** ここでは不可
standing-channel-daily = **このチャンネルでのあなた：** 残り{ $most }枚中{ $left }枚
standing-channel-total = **このチャンネル全体：** 残り{ $most }枚中{ $left }枚
standing-server-total = **このサーバー全体：** 残り{ $most }枚中{ $left }枚
standing-studio-total = **スタジオ全体：** この24時間の残りは{ $most }枚中{ $left }枚
standing-again = { $when }に増えます

standing-in-hand = 進行中
standing-nothing = 進行中のものはありません
standing-begin = `/{ imagine }` を試してみてください。
standing-more-in-line = ほかに{ $count }件が待機中
standing-kept = 描き終えたが Discord が受け取らなかったもの
standing-more-kept = ほかに{ $count }件。上のものを削除すると表示されます（*{ button-fetch }*、*{ result-more }*、*{ result-delete-begin }*）
standing-ended = 最近終わったもの
standing-pictures = { $count }枚

standing-state-reserved = 待機中
standing-state-starting = 開始中
standing-state-submitting = 描画中
standing-state-rendering = 描画中
standing-state-reviewing = モデレーターが確認中
standing-state-delivering = お届け中
standing-state-kept = 受け取れます
standing-state-done = 完了
standing-state-failed = 失敗
standing-state-cancelled = キャンセル済み
standing-state-refused = 拒否

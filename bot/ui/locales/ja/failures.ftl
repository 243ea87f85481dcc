# うまくいかないこと。エラーのコード別、いくつかある場合は問題別。

failure-invalid-prompt-empty = プロンプトが空です。描いてほしい画像を2000文字以内で説明してください。
failure-invalid-prompt = プロンプトが{ $length }文字あります。最大{ $limit }文字までです。

failure-invalid-size-pixels = { $given } は描けません。画像は0.92〜16.8メガピクセル（例：1024x1024、4096x4096）にしてください。
failure-invalid-size-ratio = { $given } は細長すぎます。長辺は短辺の{ $most }倍までです。
failure-invalid-size-side = { $given } はこのプロバイダーでは描けません。各辺に{ $least }ピクセル以上が必要です。
failure-invalid-size-side-most = { $given } はこのプロバイダーでは描けません。各辺は{ $most }ピクセルまでです。
failure-invalid-size-largest = これらの画像は、すでに描ける最大のピクセル数です。
failure-invalid-size = サイズ「{ $given }」を読み取れません。2304x1728 のように書くか、1K、2K、4K から選んでください。

failure-invalid-count-total = 参照画像と新しい画像は合わせて{ $most }枚までです。今回は{ $given }枚になります。
failure-invalid-count-references = 参照画像は{ $most }枚までです。{ $given }枚が指定されています。
failure-invalid-count-series = シリーズは{ $least }〜{ $most }枚です。`{ option-pictures }` をその範囲で指定してください。
failure-invalid-count = 一度に頼めるのは1〜{ $most }枚です。{ $given }枚はできません。

failure-invalid-seed = シードは0〜{ $most }の数、またはランダムを表す-1です。

failure-invalid-reference-type = 参照{ $number }（{ $name }）は PNG でも JPEG でもありません。
failure-invalid-reference-bytes = 参照{ $number }（{ $name }）は10 MBを超えています。
failure-invalid-reference-pixels = 参照{ $number }（{ $name }）は36メガピクセルを超えています。
failure-invalid-reference-side = 参照{ $number }（{ $name }）は小さすぎます。各辺に15ピクセル以上が必要です。
failure-invalid-reference-ratio = 参照{ $number }（{ $name }）は細長すぎます。一辺はもう一辺の3倍までです。
failure-invalid-reference-broken = 参照{ $number }（{ $name }）を開けません。ファイルが壊れています。
failure-invalid-reference-unreachable = 参照{ $number }（{ $name }）を Discord から取得できませんでした。もう一度添付してください。
failure-invalid-reference-foreign = 参照{ $number }（{ $name }）は Discord 上にありません。コマンドに添付してください。
failure-invalid-reference-gone = 参照{ $number }（{ $name }）はもう Discord 上にありません。もう一度添付してください。
failure-invalid-reference-missing = 参照{ $number }（{ $name }）が見つかりません。もう一度添付してください。
failure-invalid-reference = 参照{ $number }（{ $name }）は使えません。

failure-unsupported-option-provider = ここには「{ $provider }」というプロバイダーはありません。
failure-unsupported-option = オプション `{ $option }` はこのプロバイダーでは使えません。

failure-missing-permissions = このチャンネルには画像を投稿できません。モデレーターに次の権限をお願いしてください：**{ $names }**。

# 「-never」は、待つだけでは解決しないとき。
failure-limit-reached-daily-never = 24時間に描けるのは{ $most }枚までですが、一度に{ $asked }枚を頼んでいます。
failure-limit-reached-daily = 残りは{ $most }枚中{ $left }枚で、{ $asked }枚を頼んでいます。足りる枚数が空くのは{ $when }です。
failure-limit-reached-waiting = すでに{ $most }件が進行中または待機中です。どれかが終わるのを待つか、`/{ jobs }` でキャンセルしてください。
failure-limit-reached-cooldown = 少しお待ちください。次に描けるのは{ $when }です。
failure-limit-reached-budget-never = スタジオのひと月の予算を超えています。枚数を減らしてください。
failure-limit-reached-budget = 今月の予算を使い切りました。再開は{ $when }です。

failure-paused = Easel は再起動中のため、いまは新しい依頼を受けられません。1分後にもう一度お試しください。
failure-not-yours = それができるのは、この画像を頼んだ人だけです。
failure-not-allowed = それには、ここで **{ $right }** の権限が必要です。
failure-gone = これらの画像はもうありません。削除されたか、保存期間が過ぎています。
failure-not-ended = この画像はまだDiscordへ送信中です。少し待ってからもう一度お試しください。
failure-no-such-picture = 画像{ $number }はありません。番号は1〜{ $most }です。
failure-wait-too-long-elsewhere = ここでは返信が開いているのは{ $most }分間ですが、これには約{ $minutes }分かかる見込みです。枚数を減らすか、私が参加しているサーバーで頼んでください。
failure-wait-too-long = 非公開の返信が開いているのは{ $most }分間ですが、これには約{ $minutes }分かかる見込みです。枚数を減らすか、公開で頼んでください。
failure-tray-full = トレイがいっぱいです（最大{ $most }枚）。先に使うか、空にしてください。

failure-content-refused = 描画サービスが、内容を理由にこのプロンプトか参照画像を断りました。カウントされていません。別の言葉でお試しください。
failure-parameters-refused = 描画サービスは、このオプションの組み合わせでは描けません。カウントされていません。別のサイズか、少ない参照画像でお試しください。
failure-bad-key = スタジオはいま描画サービスに接続できません。運営者に連絡済みです。カウントされていません。
failure-no-credits-team-limit = スタジオのチームは、描画サービスで使える上限に達しました。運営者に知らせてあります。何も数えられていません。
failure-no-credits = 描画サービスの残高がありません。運営者に連絡済みです。カウントされていません。
failure-unknown-model = スタジオの描画モデルを利用できません。運営者に連絡済みです。カウントされていません。
failure-rate-limited = 描画サービスへの依頼が多すぎます。カウントされていません。数分後にもう一度お試しください。
failure-at-capacity = 描画サービスがいま混み合っています。カウントされていません。数分後にもう一度お試しください。
failure-unreachable = 描画サービスにつながりません。カウントされていません。数分後にもう一度お試しください。
failure-unintelligible-answer = 描画サービスの返答を理解できませんでした。カウントされていません。もう一度お試しください。
failure-render-failed = 描画サービスがこの画像を仕上げられませんでした。カウントされていません。もう一度お試しください。
failure-render-cancelled = 描画サービスがこの画像を取り消しました。カウントされていません。もう一度お試しください。
failure-submission-unknown = 描画サービスからこの画像の確認が得られず、先方でも見つかりません。二度目の送信はしておらず、カウントもされていません。
failure-queued-too-long = この画像は描画サービスの待ち行列に長く置かれすぎました。カウントされていません。
failure-deadline-passed = スタジオが待てる時間を超えました。カウントされていません。
failure-no-pictures = 描画サービスは画像を出さずに終了しました。カウントされていません。もう一度お試しください。
failure-bad-picture = 描画サービスから届いたものは画像ではありませんでした。カウントされていません。もう一度お試しください。
failure-foreign-host = 描画サービスが知らないアドレスから画像を送ったため、取得しませんでした。カウントされていません。運営者に連絡済みです。
failure-cancelled = キャンセルしました。カウントされていません。
failure-delivery-failed = 画像は描き終えて保存してありますが、Discord が受け取りませんでした。
failure-database-busy = スタジオがとても混んでいて、依頼を記録できませんでした。カウントされていません。もう一度お試しください。
failure-disk-full = スタジオに画像を保存する空きがありません。運営者に連絡済みです。カウントされていません。
failure-storage = スタジオが依頼を記録できませんでした。カウントされていません。もう一度お試しください。

# 不具合のとき、そしてこのバージョンが知らないコードのとき。
failure-internal = スタジオで問題が起きました。カウントされていません。運営者に連絡済みです。

# 頼んだより少ない枚数しか届かなかった理由。
missing-chosen = モデルの判断で、{ $expected }枚ではなく{ $came }枚になりました。
missing-others = { $expected }枚中{ $came }枚です。残りは{ $why }のため、カウントされません。
missing-or = { $first }または{ $second }
missing-because-cancelled = キャンセル
missing-because-fault = 障害
missing-because-late = 時間切れ
missing-because-content = 内容による拒否

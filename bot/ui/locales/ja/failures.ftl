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

failure-invalid-amount-size = 予算は0より大きく、{ $most }米ドルまでです。すべて止めるには`/スタジオ 休止`を使ってください。
failure-invalid-amount = 金額「{ $given }」を読めません。25や25.50のように米ドルで書いてください。

failure-unsupported-option-provider = ここには「{ $provider }」というプロバイダーはありません。
failure-unsupported-option = オプション `{ $option }` はこのプロバイダーでは使えません。

failure-missing-permissions = このチャンネルには画像を投稿できません。モデレーターに次の権限をお願いしてください：**{ $names }**。

# 「-never」は、待つだけでは解決しないとき。
failure-limit-reached-daily-never = 1日に描けるのは{ $most }枚までですが、一度に{ $asked }枚を頼んでいます。
failure-limit-reached-daily = 残りは{ $most }枚中{ $left }枚で、{ $asked }枚を頼んでいます。足りる枚数が空くのは{ $when }です。
failure-limit-reached-waiting = すでに{ $most }件が進行中または待機中です。どれかが終わるのを待つか、`/{ jobs }` でキャンセルしてください。
failure-limit-reached-cooldown = 少しお待ちください。次に描けるのは{ $when }です。
failure-limit-reached-budget-never = スタジオのひと月の予算を超えています。枚数を減らしてください。
failure-limit-reached-budget = 今月の予算を使い切りました。再開は{ $when }です。
failure-limit-reached-budget-part = これには約{ $asked }かかりますが、このボットの今月の予算はそれより少ししか残っていません。枚数を減らすか小さくすれば描けるかもしれません。それ以外は{ $when }に再開します。
failure-limit-reached-channel-daily-never = このチャンネルで1日に描けるのは{ $most }枚までですが、一度に{ $asked }枚を頼んでいます。
failure-limit-reached-channel-daily = このチャンネルでの残りは{ $most }枚中{ $left }枚で、{ $asked }枚を頼んでいます。足りる枚数が空くのは{ $when }です。
failure-limit-reached-channel-total-never = このチャンネルで1日に描けるのは全員で{ $most }枚までですが、一度に{ $asked }枚を頼んでいます。
failure-limit-reached-channel-total = このチャンネルの残りは全員で{ $most }枚中{ $left }枚で、{ $asked }枚を頼んでいます。足りる枚数が空くのは{ $when }です。
failure-limit-reached-server-total-never = このサーバーで1日に描けるのは全員で{ $most }枚までですが、一度に{ $asked }枚を頼んでいます。
failure-limit-reached-server-total = このサーバーの残りは全員で{ $most }枚中{ $left }枚で、{ $asked }枚を頼んでいます。足りる枚数が空くのは{ $when }です。
failure-limit-reached-studio-total-never = スタジオが24時間に描けるのは全体で{ $most }枚までですが、一度に{ $asked }枚を頼んでいます。
failure-limit-reached-studio-total = スタジオの残りは全体で{ $most }枚中{ $left }枚で、{ $asked }枚を頼んでいます。足りる枚数が空くのは{ $when }です。
failure-limit-reached-server-budget-never = このサーバーのひと月の予算を超えています。枚数を減らしてください。
failure-limit-reached-server-budget = このサーバーの今月の予算を使い切りました。再開は{ $when }です。
failure-limit-reached-server-budget-part = これには約{ $asked }かかりますが、このサーバーの今月の予算はそれより少ししか残っていません。枚数を減らすか小さくすれば描けるかもしれません。それ以外は{ $when }に再開します。

failure-still-at-work = まだ描画中、またはモデレーターの確認待ちのものがあります。終わるのを待つか `/{ jobs }` で取り消してから、もう一度お試しください。
failure-export-running = データはすでに準備中です。届くのを待ってから、もう一度お試しください。

failure-paused = Easel は再起動中のため、いまは新しい依頼を受けられません。1分後にもう一度お試しください。
failure-not-yours = それができるのは、この画像を頼んだ人だけです。
failure-not-allowed = それには、ここで **{ $right }** の権限が必要です。
failure-not-allowed-operator = それができるのは、このボットの運営者だけです。
failure-gone = これらの画像はもうありません。削除されたか、保存期間が過ぎています。
failure-not-ended = この画像はまだDiscordへ送信中です。少し待ってからもう一度お試しください。
failure-no-such-picture = 画像{ $number }はありません。番号は1〜{ $most }です。
failure-wait-too-long-elsewhere = ここでは返信が開いているのは{ $most }分間ですが、これには約{ $minutes }分かかる見込みです。枚数を減らすか、私が参加しているサーバーで頼んでください。
failure-wait-too-long = 非公開の返信が開いているのは{ $most }分間ですが、これには約{ $minutes }分かかる見込みです。枚数を減らすか、公開で頼んでください。
failure-tray-full = トレイがいっぱいです（最大{ $most }枚）。先に使うか、空にしてください。

# 断ったあとに、誰のルールかを伝える。
failure-scope-server = これはこのサーバーのルールです。
failure-scope-role = これはあなたのロールのルールです。
failure-scope-channel = これはこのチャンネルのルールです。
failure-scope-member = これはあなたに向けたルールです。
failure-scope-operator = これはすべてのサーバーに共通するスタジオの制限です。

failure-not-here-channel = ここで描けるのは{ $channels }です。
failure-not-here-role = このサーバーで描けるのは、次のロールのどれかを持つメンバーだけです：{ $roles }。
failure-not-here-forbidden-server = このサーバーでは描けません。
failure-not-here-forbidden-role = あなたのロールのひとつは、このサーバーで描くことを許されていません。
failure-not-here-forbidden-channel = このチャンネルでは描けません。
failure-not-here-forbidden-member = あなたはこのサーバーで描くことを許されていません。
failure-not-here-foreign = 私はこのサーバーのメンバーではないため、ここで設定できるものはありません。先に招待してください。
failure-ruled-out-quality = ここで描けるのは{ $most }までです。小さい `{ option-quality }` か `{ option-size }` を選んでください。
failure-ruled-out-pictures = ここで一度に頼めるのは{ $most }枚までです。
failure-ruled-out-series = ここではシリーズを頼めません。一枚ずつの画像を頼んでください。
failure-ruled-out-edits = ここでは、ほかの画像から描くことはできません。言葉だけで説明してください。

failure-banned = このサーバーのモデレーターにより、いまは描けません（解除：{ $when }）。
failure-banned-never = このサーバーのモデレーターにより、もう描けません。
failure-banned-everywhere = このボットの運営者により、いまは描けません（解除：{ $when }）。
failure-banned-everywhere-never = このボットの運営者により、もう描けません。
failure-because = 理由：「{ $reason }」。
failure-prompt-refused-told = 「{ $found }」はここのルールに反します。別の言葉でお試しください。
failure-prompt-refused-adult = このプロンプトは年齢制限付きチャンネルでのみ使えます。別の言葉を試すか、そちらで頼んでください。
failure-prompt-refused = このプロンプトはスタジオのルールに当てはまります。別の言葉でお試しください。
failure-picture-refused = 参照{ $number }には、ここで許されていないものが写っています。別の画像を選んでください。
failure-reports-full = モデレーターがまだ見ていない報告が{ $most }件あります。確認されてから、また報告してください。
failure-studio-paused-reason = このサーバーでは描画を休止しています：「{ $reason }」。進行中のものは仕上げます。
failure-studio-paused = このサーバーでは描画を休止しています。進行中のものは仕上げます。
failure-review-rejected-counted-reason = モデレーターは、これらの画像を表示しないことにしました。描いた枚数には数えます。理由：「{ $reason }」。
failure-review-rejected-counted = モデレーターは、これらの画像を表示しないことにしました。描いた枚数には数えます。
failure-review-rejected-reason = モデレーターは、これらの画像を表示しないことにしました。理由：「{ $reason }」。
failure-review-rejected = モデレーターは、これらの画像を表示しないことにしました。
failure-picture-blocked = このサーバーの画像の規則により、描いた画像は表示されません。枚数には数えていません。

failure-invalid-limit-daily = 「{ $given }」は1日の枚数として読めません。{ $most }までの整数、なしは0、または「{ limits-unlimited }」と書いてください。
failure-invalid-limit-concurrent = 「{ $given }」は同時の依頼数にできません。{ $least }〜{ $most }の整数を書いてください。
failure-invalid-limit-cooldown = 「{ $given }」は秒数として読めません。{ $least }〜{ $most }の整数を書いてください。
failure-invalid-limit-pictures = 「{ $given }」は1回の最大枚数にできません。{ $least }〜{ $most }の整数を書いてください。
failure-invalid-limit-total = 「{ $given }」は合計にできません。{ $least }〜{ $most }の整数を書くか、空欄にしてください。
failure-invalid-limit-zone = 「{ $given }」というタイムゾーンはありません。{ $near } のように書いてください。
failure-invalid-limit-twice = 選んだもののうち2つが矛盾しています。種類ごとに1つだけ選んでください。
failure-invalid-limit-channel = どのチャンネルの合計かも選んでください。
failure-invalid-limit-many = ルールはすでに{ $most }件あります。先に1つ取り除いてください。

failure-invalid-score = 「{ $given }」はパーセントではありません。1から100までの整数を書くか、「しない」なら空にしてください。
failure-invalid-rule-empty = ルールが空です。探すものが残っていません。
failure-invalid-rule-long = ルールが長すぎます。{ $most }文字までです。
failure-invalid-rule-wide = このルールはすべてのプロンプトに当てはまります。もっと絞ってください。
failure-invalid-rule-pattern = このパターンは読み取れません：「{ $reason }」。
failure-rule-exists = 「{ $text }」のルールはすでにあります。
failure-invalid-list-bytes = このファイルは1 MBを超えています。
failure-invalid-list-lines = このファイルは{ $most }行を超えています。分けて取り込んでください。
failure-invalid-list-text = このファイルはテキストとして読めません。1行に1語ずつ書き、UTF-8で保存してください。
failure-invalid-list-unreachable = このファイルをDiscordから取得できませんでした。もう一度添付してください。

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
failure-delivery-failed = 画像は描き終えて保存してありますが、Discord が受け取りませんでした。`/{ jobs }` で受け取れます。
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
missing-because-rule = 画像の規則

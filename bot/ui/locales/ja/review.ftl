# モデレーターが見て決めるもの：専用チャンネルのカード、/moderation queue、/moderation mode。

review-title = 確認待ち
review-no-pictures = 画像はもう保存されていません。
review-approve = 許可
review-reject = 却下…
review-time-out = 却下してタイムアウト…
review-link = リクエスト
review-private = 非公開のリクエスト

review-flag-prompt = プロンプトの規則{ $number }に当てはまります。
review-flag-reference = 参照{ $number }は露骨に見えます：{ NUMBER($score, style: "percent") }。
review-flag-reference-unscored = 参照{ $number }は判定できませんでした。
review-flag-picture = 画像{ $number }は露骨に見えます：{ NUMBER($score, style: "percent") }。
review-flag-picture-unscored = 画像{ $number }は判定できませんでした。

review-record-painted = ここで描いた数：{ $count }
review-record-rejected = 却下：{ $count }
review-record-bans = 利用禁止：{ $count }

review-verdict-approved = 許可されました
review-verdict-rejected = 却下されました
review-verdict-withdrawn = 取り消されました
review-by-approved = { $member } が { $when } に許可しました。
review-by-rejected = { $member } が { $when } に却下しました。
review-by-withdrawn = { $member } が { $when } に取り消しました。
review-reason = 理由：「{ $reason }」
review-over = もう決めることはありません。

review-reject-title = これらの画像を却下する
review-reason-label = 理由
review-reason-hint = メンバーに表示されます
review-length = タイムアウトの長さ
review-length-10m = 10分
review-length-1h = 1時間
review-length-1d = 1日
review-length-7d = 1週間
review-length-28d = 4週間
review-timed-out = { $member } をタイムアウトにしました。
review-not-timed-out = 画像は却下しましたが、{ $member } をタイムアウトにできません。**{ permission-moderate-members }** の権限と、そのメンバーより上のロールが必要です。

review-reminder =
    { $count ->
       *[other] 1日以上、判断を待っているリクエストが { $count } 件あります：
    }
review-queue-empty = 判断を待っているものはありません。
review-queue-place = { $number } / { $total }
review-queue-back = 戻る
review-queue-on = 次へ

review-mode-title = モデレーターが先に確認する画像
review-mode-server = **このサーバー：** { $mode }
review-mode-off = なし
review-mode-flagged = 規則に触れたもの
review-mode-all = すべて
review-mode-inherit = サーバー全体と同じ
review-mode-released = 却下された画像は、メンバーの上限に数えません。
review-mode-counted = 却下された画像も、メンバーの上限に数えます。
review-mode-no-channel = モデレーターのチャンネルがまだありません。待っているものは `/{ moderation } { moderation-queue }` だけで見られます。

picture-rules-title = 画像のルール
picture-rules-meaning = だれかが見る前に、すべての画像に0%（無害）から100%（露骨）までの点数を付けます。点数によって次のようになります：
picture-rules-idle = 今は画像を判定していません。ボットの運営者が必要なものを入れていないか、止めています。
picture-rules-usual = 通常のチャンネル
picture-rules-adult = 年齢制限のあるチャンネル
picture-rules-spoiler = 隠して表示：{ $score }
picture-rules-review = モデレーターが先に確認：{ $score }
picture-rules-block = だれにも見せない：{ $score }
picture-rules-never = しない
picture-rules-from = { NUMBER($score, style: "percent") }以上
picture-rules-no-channel = モデレーターのチャンネルがありません。先に確認すべき画像は、隠して表示されます。
picture-rules-change-usual = 通常のチャンネル…
picture-rules-change-adult = 年齢制限のあるチャンネル…
picture-rules-form-usual = 通常のチャンネル：何点から？
picture-rules-form-adult = 年齢制限のあるチャンネル：何点から？
picture-rules-form-spoiler = 隠して表示する
picture-rules-form-review = モデレーターが先に確認する
picture-rules-form-block = だれにも見せない
picture-rules-hint = 1から100までの整数（パーセント）。空なら「しない」

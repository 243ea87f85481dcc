# メンバーが自分のデータについて受け取り、削除できるもの。

privacy-export-meaning = あなたについて保存しているものです。`easel-data.json` に内容があり、画像はその隣にあります。このメッセージはあなたにだけ見えます。
privacy-export-part = { $count ->
    [0] 第{ $number }部: 画像なし
   *[other] 第{ $number }部: 画像 { $count } 枚
}
privacy-export-done = これですべてです。
privacy-export-left = まだ続きがあります。この数のメッセージには入りきりません。
privacy-export-go-on = 続ける
privacy-erase-title = データを削除しますか？
privacy-erase-meaning = すべてのサーバーで完全に削除します: プロンプト、画像、参照画像、お気に入り、トレイ、設定。誰にも元に戻せません。先に `/{ privacy } { privacy-export }` で受け取れます。
privacy-erase-stays = 残るもの: いつ何枚描き、いくらかかったか（あなたの情報なし。上限の計算に使うため、IDは描いてから2日後に消えます）、他の人が使っている画像、あなたに関するモデレーターの判断。ダイレクトメッセージなど、ボットがメンバーでない場所のメッセージは削除できません。
privacy-erase-messages = メッセージも含めてすべて削除
privacy-erase-stored = メッセージ以外をすべて削除
privacy-erase-keep = すべて残す
privacy-kept = 何も削除していません。
privacy-erased = あなたのデータを削除しました。
privacy-erasing = あなたのデータを削除しています。量が多いため、残りはこれを閉じても自動で続きます。
privacy-erased-left = Discord が { $count } 件のメッセージを削除させませんでした。1時間のあいだ再試行します。ご自分で削除することもできます:

# 描かれた画像の閲覧（/gallery、/favourites）と参照画像のトレイ（/tray）。

history-title-mine = あなたの画像
history-title-server = このサーバーの画像
history-title-member = { $member } の画像
history-title-favourites-mine = あなたのお気に入り
history-title-favourites-server = このサーバーでのあなたのお気に入り
history-title-favourites-member = { $member } の画像のうち、あなたのお気に入り

# 一覧画像の代替テキスト。
history-sheet = 一覧：{ $total }件中{ $first }〜{ $last }
history-open = 画像を開く…
history-back = ◀
history-page = { $pages }ページ中{ $number }ページ
history-on = ▶
history-link = 見る
history-private = 非公開
# ここでは表示できないお気に入りの代わりに。
history-elsewhere = ここからは見られない場所の画像

history-empty-mine = まだ何もありません。`/{ imagine }` を試してみてください。
history-empty-server = ここで見られるものはまだありません。`/{ imagine }` で最初の1枚をどうぞ。
history-empty-member = { $member } の公開画像で、ここで見られるものはありません。
history-empty-favourites = まだ印がありません。画像の下の *{ result-more }* を押し、*{ result-mark }* を選んでください。
history-nothing-found = 「{ $search }」は見つかりませんでした。それぞれの言葉が、プロンプトの単語の先頭と一致する必要があります。
history-server-only = ダイレクトメッセージでは、自分の画像とお気に入りを見られます。ほかの人の画像は、そのサーバーで見られます。

# 番号付きの参照。プロンプトで「画像2」と呼べるように。
tray-picture = 画像{ $number }：{ $name }
tray-title = あなたのトレイ
# 一覧画像の代替テキスト。
tray-sheet = トレイの画像{ $count }枚（番号順）
tray-use = 添付なしの `/{ blend }` は、この順で使います。プロンプトでは画像1、画像2… と呼んでください。
tray-empty = トレイは空です
tray-how = トレイには `/{ blend }` に使う画像を10枚まで置けます。入れるには、画像のあるメッセージのメニューから *アプリ*、*{ menu-use-as-reference }* を選ぶか、完成した画像の下の *{ result-more }* を押し、*{ result-use }* を選んでください。
tray-take-out = 1枚取り出す…
tray-empty-button = 空にする
tray-blend-button = 合成…
tray-blend-title = トレイの画像を合成
tray-blend-label = どう合成するか
tray-blend-hint = トレイの順に、画像1、画像2… と呼んでください。
tray-blend-placeholder = 画像1のキツネが画像2の庭にいるところを、水彩画で
tray-too-few =
    { $count ->
        [0] 合成には2枚以上の画像が必要ですが、1枚もありません。`{ option-image1 }`、`{ option-image2 }`… として添付するか、トレイに集めてください。画像のあるメッセージのメニューから *アプリ*、*{ menu-use-as-reference }* を選びます。トレイは `/{ tray }` で見られます。
       *[other] 合成には2枚以上の画像が必要ですが、1枚しかありません。`{ option-image1 }`、`{ option-image2 }`… として添付するか、トレイに集めてください。画像のあるメッセージのメニューから *アプリ*、*{ menu-use-as-reference }* を選びます。`{ option-tray }: True` なら、添付の前にトレイの画像を使います。
    }

# メンバーの既定の設定（/preferences）とスタジオの様子（/studio status）。

preferences-title = あなたの設定
preferences-meaning = オプションを選ばなかったときに使われます。変更はすぐに保存されます。
preferences-shape = 形
preferences-quality = 画質
preferences-pictures = 枚数
preferences-count = { $count }枚
# いまの値を示し、押すと切り替わるボタン。
preferences-private-on = 非公開：オン
preferences-private-off = 非公開：オフ
preferences-watermark-on = 透かし：オン
preferences-watermark-off = 透かし：オフ
preferences-reset = 元に戻す
preferences-no-watermark = このスタジオの描画サービスは、画像に透かしを入れられません。

status-title = スタジオ
status-circuit-closed = 正常
status-circuit-half-open = 障害のあと回避中、次の試行しだい
status-circuit-open = 障害のあと回避中
status-circuit-open-until = 障害のあと回避中、次の試行は{ $when }
status-last-fault = 直近の障害：{ $fault }
status-credits = 残りクレジット：{ $credits }
status-credits-low = { $warning }を下回っています。早めに追加してください。
status-credits-untold = クレジット：このプロバイダーでは分かりません
status-credits-fault = クレジット：確認できませんでした（{ $fault }）
status-price = 1枚あたり{ $price }米ドル
status-model-unknown = モデルの指定なし
status-model-fault = モデル：確認できませんでした（{ $fault }）
status-models = モデルの詳細
status-choose-model = 別のモデル…
status-parameters = パラメーター
status-parameters-more = ほか{ $count }件
status-in-hand = **処理中：** 進行中{ $running }件、待機中{ $waiting }件
status-version = Easel { $version }
status-took = 普段は { $half } 秒、100枚中95枚は { $late } 秒以内 ({ $count } 件を計測)
status-reviews = **モデレーター待ち:** { $count }
status-shards = 接続 { $standing } / { $wanted }

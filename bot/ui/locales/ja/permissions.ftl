# ボットまたはメンバーに足りない権限。Discord の設定画面での名前。

permission-view-channel = チャンネルを見る
permission-send-messages = メッセージを送信
permission-send-messages-in-threads = スレッドでメッセージを送信
permission-attach-files = ファイルを添付
permission-embed-links = 埋め込みリンク
permission-read-message-history = メッセージ履歴を読む
permission-manage-messages = メッセージの管理
permission-manage-server = サーバー管理
permission-use-application-commands = アプリコマンドを使う
permission-an-unlocked-thread = ロックされていないスレッド
permission-moderate-members = メンバーをタイムアウト

# Чого боту чи учаснику може бракувати в каналі, з назвами з налаштувань Discord.

permission-view-channel = Переглядати канал
permission-send-messages = Надсилати повідомлення
permission-send-messages-in-threads = Надсилати повідомлення в гілках
permission-attach-files = Прикріплювати файли
permission-embed-links = Вбудовувати посилання
permission-read-message-history = Читати історію повідомлень
permission-manage-messages = Керувати повідомленнями
permission-manage-server = Керувати сервером
permission-use-application-commands = Використовувати команди застосунків
permission-an-unlocked-thread = незаблокована гілка
permission-moderate-members = Тайм-аут для учасників

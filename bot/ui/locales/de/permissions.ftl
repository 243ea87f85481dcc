# Was dem Bot oder einem Mitglied in einem Kanal fehlen kann, benannt wie in den Einstellungen von Discord.

permission-view-channel = Kanal anzeigen
permission-send-messages = Nachrichten senden
permission-send-messages-in-threads = Nachrichten in Threads senden
permission-attach-files = Dateien anhängen
permission-embed-links = Links einbetten
permission-read-message-history = Nachrichtenverlauf anzeigen
permission-manage-messages = Nachrichten verwalten
permission-manage-server = Server verwalten
permission-use-application-commands = Anwendungsbefehle verwenden
permission-an-unlocked-thread = ein nicht gesperrter Thread
permission-moderate-members = Mitglieder moderieren

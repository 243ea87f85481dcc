# Ce qui peut manquer au bot ou à un membre dans un salon, nommé comme dans les paramètres de Discord.

permission-view-channel = Voir le salon
permission-send-messages = Envoyer des messages
permission-send-messages-in-threads = Envoyer des messages dans les fils
permission-attach-files = Joindre des fichiers
permission-embed-links = Intégrer des liens
permission-read-message-history = Voir les anciens messages
permission-manage-messages = Gérer les messages
permission-manage-server = Gérer le serveur
permission-use-application-commands = Utiliser les commandes de l'application
permission-an-unlocked-thread = un fil non verrouillé
permission-moderate-members = Exclure temporairement des membres

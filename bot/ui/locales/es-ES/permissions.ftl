# Lo que le puede faltar al bot o a un miembro en un canal, con los nombres de los ajustes de Discord.

permission-view-channel = Ver canal
permission-send-messages = Enviar mensajes
permission-send-messages-in-threads = Enviar mensajes en hilos
permission-attach-files = Adjuntar archivos
permission-embed-links = Insertar enlaces
permission-read-message-history = Leer el historial de mensajes
permission-manage-messages = Gestionar mensajes
permission-manage-server = Gestionar servidor
permission-use-application-commands = Utilizar comandos de aplicaciones
permission-an-unlocked-thread = un hilo sin bloquear
permission-moderate-members = Aislar temporalmente a miembros

# What the bot or a member may lack in a channel, named as Discord's settings name it.

permission-view-channel = View Channel
permission-send-messages = Send Messages
permission-send-messages-in-threads = Send Messages In Threads
permission-attach-files = Attach Files
permission-embed-links = Embed Links
permission-read-message-history = Read Message History
permission-manage-messages = Manage Messages
permission-manage-server = Manage Server
permission-use-application-commands = Use Application Commands
permission-an-unlocked-thread = an unlocked thread
permission-moderate-members = Moderate Members

# Buttons, and what is said to who presses one.

button-cancel = Cancel
button-fetch = Fetch
button-ended = This generation has already ended.
button-too-late = Too late to cancel: the pictures are already on their way.

"""The proving ground: honest twins of every outside service, and the page that shows them."""

"""The seams between the story of a generation and the outside; no concrete service is named here."""

from bot.ports.keeping import Favourites as Favourites
from bot.ports.keeping import Generations as Generations
from bot.ports.keeping import History as History
from bot.ports.keeping import Pictures as Pictures
from bot.ports.keeping import PreferenceBook as PreferenceBook
from bot.ports.keeping import Tile as Tile
from bot.ports.keeping import Trays as Trays
from bot.ports.painting import Catalog as Catalog
from bot.ports.painting import ModelCard as ModelCard
from bot.ports.painting import Provider as Provider
from bot.ports.painting import ProviderStanding as ProviderStanding
from bot.ports.painting import References as References
from bot.ports.painting import Ticket as Ticket
from bot.ports.painting import TicketStatus as TicketStatus
from bot.ports.running import Clock as Clock
from bot.ports.running import Engine as Engine
from bot.ports.telling import Delivered as Delivered
from bot.ports.telling import Replies as Replies
from bot.ports.telling import Stage as Stage

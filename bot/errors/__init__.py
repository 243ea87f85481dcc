"""Owns the one tree of what can go wrong; knows no service and no sentence shown to anybody.

::

    EaselError
    ├── MemberError                what the member can mend; refused before anything is spent
    │   ├── InvalidPrompt          empty, too long
    │   ├── InvalidSize            not a size, out of the model's range
    │   ├── InvalidCount           pictures, series, references + pictures
    │   ├── InvalidSeed
    │   ├── InvalidReference       not a picture, too large, broken, a bomb
    │   ├── InvalidLimit           what is written in a form of limits
    │   ├── InvalidScore           no share of pictures' scores
    │   ├── InvalidRule            a prompt rule's text
    │   ├── RuleExists             a prompt rule that is there already
    │   ├── InvalidList            a file of words
    │   ├── InvalidAmount          no sum of money
    │   ├── UnsupportedOption      the chosen provider cannot do it
    │   ├── MissingPermissions     the bot may not post pictures here
    │   ├── LimitReached           daily, waiting, cooldown, budget, or what all members share
    │   ├── NotHere                the server's lists of channels and roles
    │   ├── RuledOut               larger, or of another kind, than a rule allows
    │   ├── Banned                 a moderator's or an operator's decision
    │   ├── PromptRefused          a prompt rule
    │   ├── PictureRefused         a picture rule, on a reference
    │   ├── ReportsFull            too many open reports of one member
    │   ├── StudioPaused           a server's pause
    │   ├── Paused                 the bot takes no new work just now
    │   ├── NotYours               somebody else's generation
    │   ├── NotAllowed             a right that the member lacks here, at this moment
    │   ├── Gone                   deleted, or never there
    │   ├── NotEnded               still being delivered, so there is nothing to delete yet
    │   ├── NoSuchPicture          a number beyond the pictures of a generation
    │   ├── TrayFull
    │   ├── StillAtWork            the member's data can't be deleted yet
    │   ├── ExportRunning          the member's data is being gathered already
    │   └── WaitTooLong            Discord closes the only way to deliver before that
    ├── ProviderError              a render did not become a picture
    │   ├── ContentRefused         ParametersRefused
    │   ├── BadKey                 NoCredits            UnknownModel
    │   ├── RateLimited            AtCapacity           Unreachable
    │   ├── UnintelligibleAnswer   RenderFailed         RenderCancelled
    │   ├── SubmissionUnknown      QueuedTooLong        DeadlinePassed
    │   └── NoPictures             BadPicture           ForeignHost
    ├── ReviewRejected             a moderator's decision
    ├── PictureBlocked             a picture rule, on what was painted
    ├── Cancelled                  the member's own wish
    ├── DeliveryFailed             pictures are kept, but no way into Discord was open
    ├── StorageError
    │   ├── DatabaseBusy           DiskFull
    │   ├── Superseded             another runner made this move first
    │   └── Duplicate              this interaction was admitted before
    └── SettingsError              a missing or wrong setting
"""

from bot.errors.base import EaselError as EaselError
from bot.errors.ends import Cancelled as Cancelled
from bot.errors.ends import DeliveryFailed as DeliveryFailed
from bot.errors.ends import PictureBlocked as PictureBlocked
from bot.errors.ends import ReviewRejected as ReviewRejected
from bot.errors.ends import SettingsError as SettingsError
from bot.errors.member import Banned as Banned
from bot.errors.member import ExportRunning as ExportRunning
from bot.errors.member import Gone as Gone
from bot.errors.member import InvalidAmount as InvalidAmount
from bot.errors.member import InvalidCount as InvalidCount
from bot.errors.member import InvalidLimit as InvalidLimit
from bot.errors.member import InvalidList as InvalidList
from bot.errors.member import InvalidPrompt as InvalidPrompt
from bot.errors.member import InvalidReference as InvalidReference
from bot.errors.member import InvalidRule as InvalidRule
from bot.errors.member import InvalidScore as InvalidScore
from bot.errors.member import InvalidSeed as InvalidSeed
from bot.errors.member import InvalidSize as InvalidSize
from bot.errors.member import LimitReached as LimitReached
from bot.errors.member import MemberError as MemberError
from bot.errors.member import MissingPermissions as MissingPermissions
from bot.errors.member import NoSuchPicture as NoSuchPicture
from bot.errors.member import NotAllowed as NotAllowed
from bot.errors.member import NotEnded as NotEnded
from bot.errors.member import NotHere as NotHere
from bot.errors.member import NotYours as NotYours
from bot.errors.member import Paused as Paused
from bot.errors.member import PictureRefused as PictureRefused
from bot.errors.member import PromptRefused as PromptRefused
from bot.errors.member import ReportsFull as ReportsFull
from bot.errors.member import RuledOut as RuledOut
from bot.errors.member import RuleExists as RuleExists
from bot.errors.member import StillAtWork as StillAtWork
from bot.errors.member import StudioPaused as StudioPaused
from bot.errors.member import TrayFull as TrayFull
from bot.errors.member import UnsupportedOption as UnsupportedOption
from bot.errors.member import WaitTooLong as WaitTooLong
from bot.errors.provider import AtCapacity as AtCapacity
from bot.errors.provider import BadKey as BadKey
from bot.errors.provider import BadPicture as BadPicture
from bot.errors.provider import ContentRefused as ContentRefused
from bot.errors.provider import DeadlinePassed as DeadlinePassed
from bot.errors.provider import ForeignHost as ForeignHost
from bot.errors.provider import NoCredits as NoCredits
from bot.errors.provider import NoPictures as NoPictures
from bot.errors.provider import ParametersRefused as ParametersRefused
from bot.errors.provider import ProviderError as ProviderError
from bot.errors.provider import QueuedTooLong as QueuedTooLong
from bot.errors.provider import RateLimited as RateLimited
from bot.errors.provider import RenderCancelled as RenderCancelled
from bot.errors.provider import RenderFailed as RenderFailed
from bot.errors.provider import SubmissionUnknown as SubmissionUnknown
from bot.errors.provider import UnintelligibleAnswer as UnintelligibleAnswer
from bot.errors.provider import UnknownModel as UnknownModel
from bot.errors.provider import Unreachable as Unreachable
from bot.errors.storage import DatabaseBusy as DatabaseBusy
from bot.errors.storage import DiskFull as DiskFull
from bot.errors.storage import Duplicate as Duplicate
from bot.errors.storage import StorageError as StorageError
from bot.errors.storage import Superseded as Superseded

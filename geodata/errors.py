"""Every error that Dateline raises on purpose.

    DatelineError
    ├── DocumentError        a report cannot be read: missing, empty, of an unknown format
    ├── PublicationDateError a date of publication that is none
    ├── GazetteerError       the index is missing or empty, or a file added to it is unusable
    ├── TaggerError          a tagger that is none, or that is not installed
    ├── SeedError            a file of seeds/ has a wrong column or an unknown key
    ├── RegisterError        a user's file of actors is unusable, or was never added
    ├── GeocodingError       a geocoder is asked nonsense; a service refused, failed or timed out
    │   ├── GeocodingSetupError        no contact, no address of a server, a closed folder
    │   ├── GeocodingQueryError        what is asked is no name or no point
    │   ├── GeocodingRefusedError      the service does not serve us (401, 403)
    │   ├── GeocodingRateError         one request too many (429)
    │   ├── GeocodingTimeoutError      no answer in time
    │   ├── GeocodingUnavailableError  no connection, or the service fails (5xx)
    │   └── GeocodingAnswerError       an answer that holds no places
    ├── StoreError           the store cannot be opened, read or written
    ├── CorrectionError      a correction that cannot be: a point that is none, an unknown kind
    ├── FilterError          an unknown filter word, or a value it cannot take
    ├── ExchangeError        an unknown export or import format, or a file that cannot be written
    ├── CompareError         collections that cannot be compared as it is asked for
    └── ReportError          a map that cannot be drawn as it is asked for

Each message is one line that echoes the input and names the remedy. The command line prints it
behind ``dateline:`` and ends with status 2; nothing that is stored is lost. The kinds of
GeocodingError stand in `geodata.geocoding.errors`, because each is one of geopy's errors too.
"""

__all__ = [
    "CompareError",
    "CorrectionError",
    "DatelineError",
    "DocumentError",
    "ExchangeError",
    "FilterError",
    "GazetteerError",
    "GeocodingError",
    "PublicationDateError",
    "RegisterError",
    "ReportError",
    "SeedError",
    "StoreError",
    "TaggerError",
]


class DatelineError(Exception):
    """The root: catch this to catch them all."""


class DocumentError(DatelineError):
    """A report cannot be read: missing, unreadable, empty, or of an unknown format."""


class PublicationDateError(DatelineError):
    """A date of publication that is none."""


class GazetteerError(DatelineError):
    """The index is missing or empty, or a file added to it is unusable."""


class TaggerError(DatelineError):
    """A tagger of place names that is none, or that is not installed."""


class SeedError(DatelineError):
    """A file of ``seeds/`` has a wrong column or an unknown key."""


class RegisterError(DatelineError):
    """A user's file of actors is unusable, or was never added."""


class GeocodingError(DatelineError):
    """A geocoder is asked what is no name; an outside service refused, failed or timed out."""


class StoreError(DatelineError):
    """The store cannot be opened, read or written."""


class CorrectionError(DatelineError):
    """What somebody corrects an event to cannot be."""


class FilterError(DatelineError):
    """An unknown filter word, or a value that it cannot take."""


class ExchangeError(DatelineError):
    """An unknown export or import format, or a file that cannot be written."""


class CompareError(DatelineError):
    """Collections that cannot be compared as it is asked for."""


class ReportError(DatelineError):
    """A map that cannot be drawn as it is asked for: an unknown sheet, size or kind of file."""

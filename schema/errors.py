"""Why a document could not be read: which file, at which step, for what reason, and what to do about it."""

from __future__ import annotations


class ThaimemoError(Exception):
    """One document gave no record. Its attributes are plain text, so it crosses processes whole."""

    def __init__(self, source: str, stage: str, reason: str, remedy: str = "") -> None:
        self.source = source
        """The path or address as it was given."""
        self.stage = stage
        """The step that failed: ``read``, ``extract``, ``parse`` or ``audit``."""
        self.reason = reason
        """What is wrong, as half a sentence: "the file is empty"."""
        self.remedy = remedy
        """What a person can do about it, as half a sentence in the imperative; may be empty."""
        super().__init__(source, stage, reason, remedy)

    def __str__(self) -> str:
        remedy = f"; {self.remedy}" if self.remedy else ""
        return f"{self.source}: {self.stage}: {self.reason}{remedy}"


class UnreadableDocument(ThaimemoError):
    """The file cannot be opened, or its bytes are not what its kind promises."""


class UnsupportedFormat(ThaimemoError):
    """The file is of a kind that no carrier reads."""


class LimitExceeded(ThaimemoError):
    """The file is larger, longer or deeper than the limit set for one document."""


class EmptyDocument(ThaimemoError):
    """The file holds no text."""


class NoSuchPage(ThaimemoError):
    """A page was asked for that the document does not have."""


class InternalError(ThaimemoError):
    """A bug: the program failed on this document in a way that it does not know."""


class NotThai(ThaimemoError):
    """The file holds text, and hardly any of it is Thai."""


class InvalidLexicon(ThaimemoError):
    """A folder of words that a person gave cannot be used; ``source`` is the file in it that is wrong."""


class InvalidCatalogue(ThaimemoError):
    """What an agency says for the data catalogue cannot be used; ``source`` is the file that says it."""


class WorkerLost(ThaimemoError):
    """The process that read the document died of it, or with it, twice."""


class NotADataset(ThaimemoError):
    """The folder is not one that an archive run wrote, or not all of it is there."""


class UnknownWarehouse(ThaimemoError):
    """The address names no warehouse that the program can load into."""


class WarehouseError(ThaimemoError):
    """The warehouse cannot be reached, or refuses what is loaded; nothing of it was changed."""

"""What an archive file may hold."""

from __future__ import annotations

MAX_ENTRIES = 100_000
"""Entries of one zip or tar file, folders and others included."""
MAX_DIRECTORY = 64 * 1024 * 1024
"""Bytes of the directory of a zip file; 100,000 entries with long names have 20 MB."""
MAX_UNPACKED = 64 * 1024**3
"""Bytes of everything in one archive file."""
MAX_RATIO = 200
"""Unpacked to packed. Text packs 10 to 1; a bomb starts at 1,000."""
FREE_RATIO = 1024 * 1024
"""Bytes up to which the ratio does not matter: a form full of dots packs well."""
MAX_XZ_MEMORY = 128 * 1024 * 1024
"""Bytes that unpacking xz may take; its strongest preset takes 65 MB."""
MAX_TAR_HEADER = 1024 * 1024
"""Bytes of an extended header of tar, which is read whole."""

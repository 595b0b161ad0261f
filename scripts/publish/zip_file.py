"""Zip files that are the same bytes each time, with entries that were compressed before."""

import datetime as dt
import zipfile
import zlib
from dataclasses import dataclass
from typing import BinaryIO

EARLIEST, LATEST = 1980, 2107
"""The first and last years that a zip file can express."""


def entry_of(name: str, day: dt.date) -> zipfile.ZipInfo:
    """A file's entry in a zip: dated as of a day, readable by all, with nothing of the machine that made it."""
    entry = zipfile.ZipInfo(name, (min(max(day.year, EARLIEST), LATEST), day.month, day.day, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    return entry


@dataclass(frozen=True, slots=True)
class Packed:
    """A file's content as a zip has it: its CRC-32, its size, and its bytes compressed."""

    checksum: int
    size: int
    deflated: bytes


class Packing:
    """A file's content on its way into a zip: compressed piece by piece, so that it is never held whole."""

    def __init__(self) -> None:
        # Without a header of its own, as the format wants it.
        self._compressor = zlib.compressobj(wbits=-zlib.MAX_WBITS)
        self._checksum = self._size = 0
        self._deflated: list[bytes] = []

    def add(self, content: str | bytes) -> None:
        """Add the next piece."""
        raw = content.encode() if isinstance(content, str) else content
        self._checksum, self._size = zlib.crc32(raw, self._checksum), self._size + len(raw)
        self._deflated.append(self._compressor.compress(raw))

    def packed(self) -> Packed:
        """All of it. Nothing can be added after that."""
        return Packed(self._checksum, self._size, b"".join([*self._deflated, self._compressor.flush()]))


def packed(content: str | bytes) -> Packed:
    """A file's content as a zip has it."""
    packing = Packing()
    packing.add(content)
    return packing.packed()


class Zip:
    """A zip that is being written to a file."""

    def __init__(self, into: BinaryIO) -> None:
        self.into = into
        self.file = zipfile.ZipFile(into, "w")

    def add(self, entry: zipfile.ZipInfo, content: Packed) -> None:
        """Add a file that is compressed already."""
        entry.CRC, entry.file_size, entry.compress_size = content.checksum, content.size, len(content.deflated)
        entry.header_offset = self.into.tell()
        self.into.write(entry.FileHeader())
        self.into.write(content.deflated)
        self.file.filelist.append(entry)
        self.file.NameToInfo[entry.filename] = entry
        self.file.start_dir = self.into.tell()  # what is written next comes after this file

    def leave(self) -> None:
        """Let go of the file, whether or not the zip is finished: else zipfile would try to finish it once more at the end."""
        self.file.fp = None

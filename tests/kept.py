"""What a reading of an archive keeps for the next, held in memory."""


class KeptInMemory(dict[str, bytes]):
    """What was kept of an earlier reading."""

    def take(self, name: str) -> bytes | None:
        return self.get(name)

    def keep(self, name: str, content: bytes) -> bytes:
        self[name] = content
        return content

"""Our templates as Jinja compiled them in an earlier build, which takes more time than filling most of them."""

from jinja2.bccache import Bucket, BytecodeCache

from scripts.publish.build_cache import BuildCache


class CompiledTemplates(BytecodeCache):
    """Keeps compiled templates, each under a digest of its source and of the program with its libraries."""

    def __init__(self, cache: BuildCache, program: str) -> None:
        self._cache = cache
        self._program = program

    def load_bytecode(self, bucket: Bucket) -> None:
        """Put what was kept into a bucket, if anything was."""
        kept = self._cache.take(self._name(bucket))
        if kept is not None:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a bucket holds."""
        self._cache.keep(self._name(bucket), bucket.bytecode_to_string())

    def _name(self, bucket: Bucket) -> str:
        return self._cache.name("template", self._program, bucket.key, bucket.checksum)

"""What can go wrong between the sources and the artifacts."""


class BuildError(Exception):
    """The artifacts were not made; those of the last good build are untouched."""


class SourceMissing(BuildError):
    """There is nothing to compile, or a package that the sources import is not installed."""


class CompilerMissing(BuildError):
    """No native solc, none to be had, and no node to run the wasm one."""


class CompilationFailed(BuildError):
    """The compiler refused the sources; the text is its own formatted messages."""


class ArtifactRefused(BuildError):
    """The compiler's output breaks a rule of this project: code size, optimizer, unique names."""

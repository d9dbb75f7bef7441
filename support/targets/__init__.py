"""Environments and their components: addresses, credentials, capabilities."""

from support.targets.target import (
    CAPABILITIES,
    COMPONENTS,
    Component,
    SecretMissingError,
    Target,
    TargetFileError,
    load,
    names,
)

__all__ = [
    "CAPABILITIES",
    "COMPONENTS",
    "Component",
    "SecretMissingError",
    "Target",
    "TargetFileError",
    "load",
    "names",
]

"""The section `consortium` of a network file; it is read in the package, which looks at the nodes too."""

from usance.deployment.consortium import PORTS, Access, BadConsortium, Consortium, Validator, load_consortium

__all__ = ["PORTS", "Access", "BadConsortium", "Consortium", "Validator", "load_consortium"]

"""Terms of a credit and sets of documents: reading them, committing to them, disclosing single fields."""

from usance.terms.clauses import BadClause, Instalment, Revolving
from usance.terms.commitment import Commitment, Disclosed, Disclosure, NotProven, UnknownField, verify
from usance.terms.documents import BadDocuments, Document, DocumentSet
from usance.terms.faults import BadTermsFile, Fault
from usance.terms.merkle import Scope, Step
from usance.terms.public import PublicTerms
from usance.terms.records import BadRecord
from usance.terms.termsfile import TRANSPORT_DOCUMENT, TermsFile, example
from usance.terms.values import BadValue, Value
from usance.terms.writing import to_json, to_toml

__all__ = [
    "TRANSPORT_DOCUMENT",
    "BadClause",
    "BadDocuments",
    "BadRecord",
    "BadTermsFile",
    "BadValue",
    "Commitment",
    "Disclosed",
    "Disclosure",
    "Document",
    "DocumentSet",
    "Fault",
    "Instalment",
    "NotProven",
    "PublicTerms",
    "Revolving",
    "Scope",
    "Step",
    "TermsFile",
    "UnknownField",
    "Value",
    "example",
    "to_json",
    "to_toml",
    "verify",
]

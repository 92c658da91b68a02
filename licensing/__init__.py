"""The law: what a license statement means, what may be combined with what, how it is credited."""

from .attribution import Attribution, Creator, CreditUse, Output, Work, attribute, credit
from .check import check
from .edition import rules_version
from .errors import LicensingError, UnknownLicense
from .findings import Finding, Report, Source, Verdict
from .license import License
from .registry import get
from .solve import Obstacle, PossibleLicense, Solution, solve
from .stated import part_of_statement
from .statement import Identification, Known, Question, identify
from .use import Act, Context, How, Kind, Part, Use

__all__ = [
    "Act",
    "Attribution",
    "Context",
    "Creator",
    "CreditUse",
    "Finding",
    "How",
    "Identification",
    "Kind",
    "Known",
    "License",
    "LicensingError",
    "Obstacle",
    "Output",
    "Part",
    "PossibleLicense",
    "Question",
    "Report",
    "Solution",
    "Source",
    "UnknownLicense",
    "Use",
    "Verdict",
    "Work",
    "attribute",
    "check",
    "credit",
    "get",
    "identify",
    "part_of_statement",
    "rules_version",
    "solve",
]

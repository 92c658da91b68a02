"""What an S3 store may be told beside its bucket: written behind its address, as in `s3://bucket/prefix?style=virtual`."""

from dataclasses import dataclass, fields
from urllib.parse import parse_qsl

STYLES = {"auto", "path", "virtual"}
MOST_PATIENT = 3600


@dataclass(frozen=True, slots=True)
class S3Options:
    """Another server than Amazon's, how its buckets are addressed, who we are there, how it encrypts, how long we wait."""

    endpoint_url: str = ""
    style: str = ""
    region: str = ""
    profile: str = ""
    encryption: str = ""
    kms_key: str = ""
    timeout: int = 60
    """Seconds without a byte after which one attempt (of four) is given up."""

    @property
    def addressing(self) -> str:
        """Other servers than Amazon's seldom have a name for each bucket."""
        return self.style or ("path" if self.endpoint_url else "auto")

    @property
    def writing(self) -> dict[str, str]:
        """What goes along with every request that makes an object."""
        key = {"SSEKMSKeyId": self.kms_key} if self.kms_key else {}
        return ({"ServerSideEncryption": self.encryption} if self.encryption else {}) | key


def read_options(query: str, endpoint_url: str = "") -> S3Options:
    """The options of an address; raises ValueError in words for one that does not exist."""
    asked = dict(parse_qsl(query, keep_blank_values=True))
    known = [field.name for field in fields(S3Options)]
    if strange := sorted(asked.keys() - set(known)):
        raise ValueError(f"there is no option “{strange[0]}”: {', '.join(known)}")
    if asked.get("style", "auto") not in STYLES:
        raise ValueError(f"style is one of {', '.join(sorted(STYLES))}")
    timeout = asked.pop("timeout", "60")
    if not (timeout.isascii() and timeout.isdigit() and 0 < int(timeout) <= MOST_PATIENT):
        raise ValueError(f"timeout is a number of seconds from 1 to {MOST_PATIENT}")
    return S3Options(**({"endpoint_url": endpoint_url} | asked), timeout=int(timeout))

"""`careline emergency --review` and `--sign`: the emergency rules as a page for a clinician, and the signature under them."""

from cli.reviewing.page import write_page
from cli.reviewing.signing import Standing, sign, standing

__all__ = ["Standing", "sign", "standing", "write_page"]

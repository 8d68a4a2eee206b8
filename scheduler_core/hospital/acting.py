"""The piece of the hospital file about acting for somebody else: until when parents do, and what the young keep to themselves."""

from __future__ import annotations

from pydantic import Field

from scheduler_core.hospital.parts import Part


class ProxyRules(Part):
    """A parent's authorisation ends on the child's birthday of `parents_until`.

    From `private_from` until then, visits of `sensitive` types are hidden from whoever acts for the child. HIPAA leaves to
    state law what a minor may agree to alone (45 CFR 164.502(g)(3)), and states differ: the hospital sets both.
    """

    parents_until: int = Field(default=18, ge=1, le=26)
    private_from: int = Field(default=13, ge=0, le=26)

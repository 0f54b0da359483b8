"""Several reports of one agency compared: what one document cannot show by itself."""

from thaimemo.audit.across.comparison import across_rules, compare
from thaimemo.audit.across.standing import Standing, standings

__all__ = ["Standing", "across_rules", "compare", "standings"]

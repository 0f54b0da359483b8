"""A record made into findings: one small file per rule, and the registry that finds them."""

from thaimemo.audit.examine import audit
from thaimemo.audit.registry import rules
from thaimemo.audit.rule import Rule

__all__ = ["Rule", "audit", "rules"]

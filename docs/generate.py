"""Makes the pages of the documentation that follow from the code: ``docs/rules.md``.

``--check`` writes nothing and exits with 1 where a page is stale.
"""

from __future__ import annotations

import sys
from pathlib import Path

from thaimemo.cli.rules import rule_cards
from thaimemo.outputs.rule_catalogue import rule_page

DOCS = Path(__file__).parent


def main(arguments: list[str]) -> int:
    """Write the pages, or name the stale ones."""
    pages = {DOCS / "rules.md": rule_page(rule_cards())}
    stale = [
        path for path, text in pages.items() if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    if "--check" in arguments:
        for path in stale:
            print(f"{path.relative_to(DOCS.parent)} is stale: run `make docs`", file=sys.stderr)
        return 1 if stale else 0
    for path in stale:
        path.write_text(pages[path], encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Makes what follows from the code: the pages of rules and of data, and what the commands shown in
README.md print.

``--check`` writes nothing and exits with 1 where a page is stale.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from accuracy_page import accuracy_page
from examples import thai_examples

from thaimemo.outputs.dataset.dictionary import dictionary_page
from thaimemo.outputs.rule_catalogue import rule_page
from thaimemo.pipeline.catalogue import between_cards, rule_cards

ROOT = Path(__file__).resolve().parents[1]
CONSOLE = re.compile(r"^```console\n\$ (?P<command>.+)\n(?P<output>(?s:.*?))^```$", re.MULTILINE)
"""A block of README.md with one command: ``$ thaimemo rules | head -n 3`` and what it prints."""


def with_outputs(page: str) -> str:
    """The page with what its commands print today."""
    return CONSOLE.sub(
        lambda block: f"```console\n$ {block['command']}\n{printed(block['command'])}```", page
    )


def printed(command: str) -> str:
    """Standard output of a shell command in the repository, with the command of this environment.

    Ends the program where it prints nothing: a page must not show a command that fails.
    """
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    result = subprocess.run(
        ["bash", "-c", command],
        cwd=ROOT,
        env={**os.environ, "PATH": path},
        stdout=subprocess.PIPE,
        check=False,
    )
    if not result.stdout:
        raise SystemExit(f"`{command}` prints nothing")
    return result.stdout.decode("utf-8")


def main(arguments: list[str]) -> int:
    """Write the pages, or name the stale ones."""
    readme = ROOT / "README.md"
    pages = {
        ROOT / "docs" / "rules.md": rule_page(rule_cards(), between_cards(), thai_examples()),
        ROOT / "docs" / "data-dictionary.md": dictionary_page(),
        ROOT / "docs" / "accuracy.md": accuracy_page(
            json.loads((ROOT / "docs" / "accuracy.json").read_text("utf-8")),
            [card.code for card in rule_cards()],
        ),
        readme: with_outputs(readme.read_text(encoding="utf-8")),
    }
    stale = [
        path for path, text in pages.items() if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    if "--check" in arguments:
        for path in stale:
            print(f"{path.relative_to(ROOT)} is stale: run `make docs`", file=sys.stderr)
        return 1 if stale else 0
    for path in stale:
        path.write_text(pages[path], encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

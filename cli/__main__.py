"""``python -m thaimemo.cli`` is the command ``thaimemo``."""

from thaimemo.cli import main

main()

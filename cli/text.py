"""``thaimemo text``: what the parsers see of a document."""

import click

from thaimemo.cli.page_ranges import PageRanges, page_ranges
from thaimemo.cli.reading import reading_or_exit
from thaimemo.cli.streams import write
from thaimemo.outputs.hostile_text import lines
from thaimemo.pipeline.document import read_pages
from thaimemo.pipeline.page_text import page_text


@click.command()
@click.argument("file", type=click.Path())
@click.option("--pages", callback=page_ranges, metavar="LIST", help="Only these pages: 1,3-5.")
def text(file: str, pages: PageRanges | None) -> None:
    """Write the repaired text of a document (- is standard input), a form feed between its pages."""
    document = reading_or_exit(read_pages, file)
    if pages and (missing := pages.beyond(len(document.pages))):
        count = len(document.pages)
        raise click.UsageError(f"--pages: there is no page {missing}; the document has {count} in all")
    chosen = [page for page in document.pages if pages is None or page.number in pages]
    write("\f".join(lines(page_text(page)) for page in chosen))

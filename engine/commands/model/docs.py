"""The model as a handbook."""

from pathlib import Path

import click


@click.command(options_metavar="[OPTIES]")
@click.argument("output", metavar="MAP", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["html", "md"]), default="html", help="HTML of Markdown.")
@click.pass_obj
def docs(folder: Path | None, output: Path, form: str) -> None:
    """Alle vragen, regels, stappen en bronnen als naslagwerk met links.

    De MAP is nieuw, leeg of een eerder naslagwerk. Begin te lezen in index.html of index.md.
    """
    from engine.handbook.book import handbook
    from engine.handbook.writing import write_handbook
    from engine.load import model_folder
    from engine.load.loader import load_with_places
    from engine.words.dutch import count

    book = handbook(*load_with_places(folder or model_folder()))
    if form == "md":
        from engine.handbook.markdown import markdown_files

        files = markdown_files(book)
    else:
        from engine.handbook.html import html_files

        files = html_files(book)
    write_handbook(output, files)
    pages = count(len(files), "pagina", "pagina's")
    click.echo(f"Gemaakt: {pages}. Begin te lezen in {output / f'index.{form}'}", err=True)

"""People of one practice side by side, or then and now."""

from functools import partial
from pathlib import Path
from typing import Any

import click

from engine.commands.common import answer_files, deliver, draw, loaded, plain_option, reported, typed


@click.command(options_metavar="[OPTIES]")
@answer_files
@click.option("--as", "kind", type=click.Choice(["mensen", "tijd"]), help="Mensen naast elkaar, of toen en nu.")
@click.option("--earlier-model", "earlier", metavar="MAP", type=click.Path(path_type=Path), help="Het model van toen.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Scherm of JSON.")
@click.option("--full", is_flag=True, help="Alles, ook de kleinere verschillen.")
@plain_option
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Naar een bestand in plaats van het scherm.")
@click.pass_obj
def compare(
    folder: Path | None, /, files: tuple[Path, ...], kind: Any, earlier: Path | None, form: str, full: bool,
    plain: bool, output: Path | None,
) -> None:  # fmt: skip
    """Waar mensen verschillen, of wat er veranderde.

    Geef één bestand met meer invullers, een bestand per invuller, of bestanden van verschillende momenten.
    Wat het is, ziet Paraat aan de namen en de data; met --as kies je zelf.
    """
    from engine.compare import People, compared
    from engine.compare.export import as_json

    model = loaded(folder)
    found = compared(model, files, partial(reported, model), kind, None if earlier is None else loaded(earlier))
    if form == "json":
        deliver(as_json(found), output)
    else:
        from engine.terminal.moments import show_progress
        from engine.terminal.people import show_people

        show: Any = show_people if isinstance(found, People) else show_progress
        draw(partial(show, found=found, full=full, files=typed(*files)), output, plain)

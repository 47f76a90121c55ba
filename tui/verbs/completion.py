"""The verb `completion`: scripts that teach a shell to finish what is being typed."""

import click

from ..verb import Verb


@click.command(
    cls=Verb,
    examples=(
        ('eval "$(refshelf completion bash)"', "in ~/.bashrc"),
        ('eval "$(refshelf completion zsh)"', "in ~/.zshrc"),
        ("refshelf completion fish | source", "in ~/.config/fish/config.fish"),
    ),
)
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
def completion_(shell: str) -> None:
    """Print the script that completes words in a shell."""
    from click.shell_completion import get_completion_class  # noqa: PLC0415  # for this verb only

    program = click.get_current_context().find_root().command
    completer = get_completion_class(shell)
    if completer is not None:
        click.echo(completer(program, {}, "refshelf", "_REFSHELF_COMPLETE").source())

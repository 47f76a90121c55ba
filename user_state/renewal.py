"""When a device becomes a new one: any doubt costs one file, never a change."""

from .clock import id_writer
from .own_file import OwnFile
from .step import Changed, Documents, change_ids


def strange(own: OwnFile, incoming: Changed, machine: str) -> str:
    """Say why this may be a copy of the device; "" if nothing speaks for it.

    `machine` names the one that the program runs on, "" where the system does not say.
    """
    before = own.device.machine
    if machine and before and machine != before:
        return "This is another machine than last time (a copied home)."
    if _has_ids_of(own.device.writer, own.contents.documents, incoming):
        return "Another machine writes under this one's name."
    return ""


def _has_ids_of(writer: str, known: Documents, incoming: Changed) -> bool:
    """Tell whether other files hold changes in this writer's name that it does not know of."""
    mine = {change_id for change_id in change_ids(incoming) if id_writer(change_id) == writer}
    return bool(mine) and not mine <= set(change_ids(known))


def told(own: OwnFile, doubt: str, kept: str, name: str) -> str:
    """Say what happened and what was done: the device goes on as `name`."""
    marks = f"the {own.recovered} marks" if own.recovered != 1 else "the one mark"
    held = f"{marks} that only backups held" if own.recovered else "every mark"
    sentences = [doubt, kept, f"This device goes on as {name}, with {held}."]
    return " ".join(sentence for sentence in sentences if sentence)

"""What is said of a step that was undone or redone, or was not, and why."""

from .message import TakenBack


def words_for(event: TakenBack, undo_key: str) -> str:
    """Say what came of undo or redo, in a sentence."""
    step = event.outcome.step
    if event.offered is not None:
        what = event.offered.what
        return f"Not this window's last step: {what}. Press {undo_key} again to undo it."
    if step is None:
        return "Nothing to redo." if event.is_redo else "Nothing to undo."
    if event.outcome.later:
        return f"Not undone, something newer replaced it: {step.what}."
    return f"{'Redone' if event.is_redo else 'Undone'}: {step.what}"

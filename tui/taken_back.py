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


def steps_more(event: TakenBack, steps: int) -> int:
    """Tell how many steps more of a window can be undone now, of which there were so many."""
    if event.offered is not None:
        return 0
    if event.outcome.step is None:
        return 0 if event.is_redo else -steps
    return 1 if event.is_redo else -1

"""How long something takes, in words."""


def spoken_minutes(minutes: int) -> str:
    """Say a length of time: `25 min`, `5 h 20 min`, `120 h`."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest} min" if rest and hours < 100 else f"{hours} h"

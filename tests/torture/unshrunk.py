"""A pytest plugin: Hypothesis is content with the first failing case, and looks for no simpler one."""

from hypothesis import Phase, settings

settings.register_profile("unshrunk", phases=(Phase.explicit, Phase.generate), database=None)
settings.load_profile("unshrunk")

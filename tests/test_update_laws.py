"""Laws of updates: no mark ever gets onto another work, and nothing that a reader did is lost."""

from random import Random

import pytest
from catalog_strategy import ALIKE, CATALOGS
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from list_history import faults_of_a_history
from refshelf.data.catalog import Catalog
from refshelf.data.catalog_reader import read_catalog
from refshelf.data.catalog_writer import write_catalog
from refshelf.data.update.base_file import read_base, write_base
from refshelf.data.update.plan import Base
from refshelf.data.update.update import plan_update

BLOCKS = 20
LISTS = 16  # in each block: 320 lists in all, each updated three times


@pytest.mark.parametrize("block", range(BLOCKS))
def test_a_mark_stays_on_its_work_however_the_list_changes(block: int):
    seeds = [f"check-{block}-{number}" for number in range(LISTS)]

    faults = {seed: faults_of_a_history(Random(seed)) for seed in seeds}  # noqa: S311  # no secret

    assert {seed: found for seed, found in faults.items() if found} == {}


# Lists of any shape are large: shrinking three of them takes longer than reading the failure.
PHASES = [Phase.explicit, Phase.reuse, Phase.generate]


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck), phases=PHASES)
@given(
    lists=st.tuples(CATALOGS, CATALOGS, CATALOGS) | st.tuples(ALIKE, ALIKE, ALIKE),
    has_ids=st.booleans(),
)
def test_any_three_lists_join_to_one_that_can_be_written_and_is_settled(
    lists: tuple[Catalog, Catalog, Catalog], *, has_ids: bool
):
    base, mine, theirs = lists
    plan = plan_update(Base(catalog=base), mine, theirs, has_ids=has_ids)

    again = plan_update(plan.base, plan.catalog, plan.base.catalog, has_ids=has_ids)
    assert read_catalog(write_catalog(plan.catalog)).catalog == plan.catalog
    assert read_base(write_base(plan.base)).base == plan.base
    assert again.catalog == plan.catalog
    assert (again.new, again.gone) == ((), ())


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck), phases=PHASES)
@given(mine=CATALOGS, theirs=CATALOGS)
def test_without_a_base_nothing_of_the_file_goes(mine: Catalog, theirs: Catalog):
    plan = plan_update(None, mine, theirs)

    now = {one.id: one for one in plan.catalog.references()}
    assert plan.gone == ()
    assert all(now[one.id].title == one.title for one in mine.references())

"""Promises of migrations: each version becomes the next, newer ones stay as they are, in no time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from refshelf.user_state.codec import Tables
from refshelf.user_state.migration import MIGRATIONS, SCHEMA, migrated, schema_of


def said(schema: object, **more: object) -> Tables:
    return {"about": {"file": {"schema": schema, **more}}, "marks": {"k": {"note": {}}}}


def test_a_file_of_the_first_version_becomes_one_of_this_with_its_marks():
    assert migrated(said(1, reader="vera")) == said(SCHEMA, reader="vera")


def test_there_is_a_way_from_each_earlier_version():
    assert sorted(MIGRATIONS) == list(range(1, SCHEMA))


@pytest.mark.parametrize("schema", [SCHEMA, SCHEMA + 1, 10**30])
def test_a_file_of_this_or_a_newer_version_stays_as_it_is(schema: int):
    assert migrated(said(schema)) == said(schema)


@given(st.integers(max_value=0))
def test_a_version_before_the_first_is_taken_for_the_first(schema: int):
    assert migrated(said(schema)) == said(SCHEMA)


@pytest.mark.parametrize("schema", ["1", 1.0, True, None, [1]])
def test_a_file_that_names_its_version_strangely_is_taken_for_this_programs(schema: object):
    assert schema_of(said(schema)) == SCHEMA
    assert migrated(said(schema)) == said(schema)


@pytest.mark.parametrize("tables", [{}, {"marks": {}}, {"about": {}}, {"about": {"file": 5}}])
def test_a_file_that_names_no_version_is_taken_for_this_programs(tables: Tables):
    assert schema_of(tables) == SCHEMA
    assert migrated(tables) == tables


def test_each_step_sees_what_the_one_before_made_and_is_named():
    def first(tables: Tables) -> Tables:
        return {**tables, "seen": {"by": {"first": schema_of(tables)}}}

    made = migrated(said(1), {1: first})

    assert made["seen"] == {"by": {"first": 1}}
    assert schema_of(made) == 2


def test_a_migration_does_not_change_the_tables_that_it_is_given():
    before = said(1)

    migrated(before)

    assert before == said(1)

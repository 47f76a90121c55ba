"""Promises of telling that one query finds only what another one found."""

import pytest
from refshelf.user_state.query import Query


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("dyna", "dyn"),
        ("dynamo db", "dynamo"),
        ("db dynamo", "dynamo db"),
        ("a", ""),
        ('"a b"', "a"),
        ("a", "a OR b"),
        ("ab OR bb", "b"),
        ("-a", "-ab"),
        ("is:unread", "is:open"),
        ("is:unread,started", "is:open"),
        ("is:open", "is:started,unread"),
        ("kind:paper", "kind:video,paper"),
        ("by:vogels", "by:vog"),
        ("year:2019", "year:..2020"),
        ("year:2019..2020", "year:>2018"),
        ("a -(b OR c)", "-b"),
        ("a sort:title", "a sort:year"),
    ],
)
def test_a_query_narrows(one: str, other: str):
    assert Query.parse(one).narrows(Query.parse(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("dyn", "dyna"),
        ("", "a"),
        ("a OR b", "a"),
        ("-ab", "-a"),
        ("is:open", "is:unread"),
        ("tag:later", "tag:late"),
        ("by:a", "in:a"),
        ("year:>2018", "year:2019..2020"),
        ("year:2018", "year:2019.."),
        ("year:2018..", "year:2019.."),
        ("year:..2020", "year:..2019"),
        ("year:2021", "year:..2020"),
        ("a (b OR c)", "b"),
        ("minutes:10", "year:10"),
    ],
)
def test_a_query_does_not_narrow(one: str, other: str):
    assert not Query.parse(one).narrows(Query.parse(other))

"""Promises of the JSON of reading services: what each says of its reader comes along."""

import json

from refshelf.data.importer import (
    delicious,
    github_stars,
    json_list,
    karakeep,
    linkwarden,
    omnivore,
    pinboard,
    wallabag,
)
from refshelf.data.importer.item import Item, Origin, Reading, State
from refshelf.data.kind import Kind

HERE = Origin(name="list.json")


def by_title(reading: Reading) -> dict[str, Item]:
    return {item.title: item for item in reading.items}


def test_pinboard_keeps_what_is_to_be_read_tags_and_what_was_written():
    (item,) = pinboard.read(
        json.dumps(
            [
                {
                    "href": "https://x.org",
                    "description": "A",
                    "extended": "e",
                    "toread": "yes",
                    "tags": "a b",
                }
            ]
        ),
        HERE,
    ).items

    assert item.state == State(status="unread", note="e", tags=("a", "b"))


def test_omnivore_keeps_state_progress_labels_and_highlights():
    page = {"slug": "s", "url": "https://x.org/a", "readingProgress": 0, "labels": ["x"]}
    found = by_title(
        omnivore.read(
            json.dumps(
                [
                    page | {"title": "A", "state": "Archived", "readAt": "2024-01-02T00:00:00Z"},
                    page | {"title": "B", "state": "Active", "readingProgress": 33.6},
                    page | {"title": "C", "highlights": [{"quote": "q", "annotation": "n"}]},
                ]
            ),
            HERE,
        )
    )

    assert found["A"].state == State(status="done", on="2024-01-02T00:00:00Z", tags=("x",))
    assert found["B"].state == State(status="started", position="34 %", tags=("x",))
    assert found["C"].state.note == "> q\n\nn"


def test_wallabag_keeps_archived_starred_annotations_and_minutes():
    (item,) = wallabag.read(
        json.dumps(
            [
                {
                    "title": "No title found",
                    "url": "https://x.org/a-long-walk",
                    "is_archived": 1,
                    "archived_at": "2016-09-08T11:55:58+0200",
                    "is_starred": True,
                    "reading_time": 12,
                    "annotations": [{"quote": "q", "text": "t"}],
                    "tags": ["x", {"label": "y"}],
                }
            ]
        ),
        HERE,
    ).items

    assert (item.title, item.minutes) == ("x.org: a long walk", 12)
    assert item.state == State(
        status="done",
        on="2016-09-08T09:55:58Z",
        starred=True,
        note="> q\n\nt",
        tags=("x", "y"),
    )


def test_karakeep_keeps_lists_in_lists_and_notes_without_an_address():
    link = {"type": "link", "url": "https://x.org"}
    reading = karakeep.read(
        json.dumps(
            {
                "bookmarks": [
                    {
                        "title": "A",
                        "content": link,
                        "lists": ["b", "c"],
                        "archived": True,
                        "note": "n",
                    },
                    {"title": None, "content": {"type": "text", "text": "a thought\nmore"}},
                    {"title": "F", "content": {"type": "asset", "assetId": "1"}},
                ],
                "lists": [
                    {"id": "a", "name": "Outer", "parentId": None},
                    {"id": "b", "name": "Inner", "parentId": "a"},
                    {"id": "c", "name": "Else", "parentId": "c"},
                ],
            }
        ),
        HERE,
    )
    found = by_title(reading)

    assert found["A"].path == ("Outer", "Inner")
    assert found["A"].state == State(status="done", note="n", tags=("Else",))
    assert (found["a thought"].url, found["a thought"].state.note) == (None, "a thought\nmore")
    assert reading.left[0].what == "F"


def test_linkwarden_keeps_collections_in_collections():
    (item,) = linkwarden.read(
        json.dumps(
            {
                "collections": [
                    {"id": 1, "name": "Tech", "parentId": None, "links": []},
                    {
                        "id": 2,
                        "name": "Web",
                        "parentId": 1,
                        "links": [{"name": "A", "url": "https://x.org", "tags": [{"name": "t"}]}],
                    },
                ],
                "pinnedLinks": [{"url": "https://x.org"}],
            }
        ),
        HERE,
    ).items

    assert item.path == ("Tech", "Web")
    assert item.state == State(starred=True, tags=("t",))


def test_stars_of_github_are_starred_code_with_and_without_their_dates():
    repository = {"full_name": "o/r", "html_url": "https://github.com/o/r", "topics": ["t"]}
    reading = github_stars.read(
        json.dumps([{"starred_at": "2024-01-15T12:34:56Z", "repo": repository}]), HERE
    )

    bare = github_stars.read(json.dumps([repository]), HERE)

    assert [item.state for item in reading.items] == [State(starred=True, tags=("t",))]
    assert (reading.items[0].kind, bare.items) == (Kind.CODE, reading.items)


def test_delicious_keeps_tags_and_descriptions():
    (item,) = delicious.read(
        json.dumps([{"url": "https://x.org", "title": "A", "description": "d", "tags": ["", "t"]}]),
        HERE,
    ).items

    assert item.state == State(note="d", tags=("t",))


def test_any_list_of_records_with_addresses_is_read_by_its_usual_names():
    (item,) = json_list.read(
        '{"saved": [{"Link": "https://x.org", "Name": "A", "progress": "50 %", "starred": true}]}',
        HERE,
    ).items

    assert (item.title, item.state) == ("A", State(status="started", position="50 %", starred=True))


def test_values_of_odd_types_cost_nothing():
    reading = wallabag.read(
        '[{"url": ["x"], "title": "A", "tags": {"a": 1}, "reading_time": 1e400, "annotations": 5},'
        ' 7, null, {"url": "\\ud800", "title": "B"}]',
        HERE,
    )

    assert [item.title for item in reading.items] == ["A", "B"]

"""Promises of the CSV of reading services: what each says of its reader comes along."""

from refshelf.data.importer import (
    csv_list,
    goodreads,
    instapaper,
    pocket,
    raindrop,
    readwise,
    youtube,
    zotero,
)
from refshelf.data.importer.item import Item, Origin, Reading, State
from refshelf.data.kind import Kind

HERE = Origin(name="list.csv")


def by_title(reading: Reading) -> dict[str, Item]:
    return {item.title: item for item in reading.items}


def test_pocket_keeps_what_was_archived_where_its_reader_stopped_and_tags():
    found = by_title(
        pocket.read(
            "title,url,time_added,cursor,tags,status\n"
            "A,https://x.org/a,1600000000,,go|rust,archive\n"
            "B,https://x.org/b,1600000000,340,,unread\n"
            "https://x.org/long-story.html,https://x.org/long-story.html,1600000000,,,unread\n",
            HERE,
        )
    )

    assert found["A"].state == State(status="done", tags=("go", "rust"))
    assert found["B"].state == State(status="started", position="340")
    assert found["x.org: long story"].path == ("Pocket",)


def test_instapaper_keeps_folders_as_states_or_categories():
    reading = instapaper.read(
        "URL,Title,Selection,Folder,Timestamp,Tags\n"
        'https://x.org/a,A,a line,Archive,1600000000,"[""one"", ""two""]"\n'
        "https://x.org/b,B,,Starred,,\n"
        "https://x.org/c,C,,Databases,,[]\n",
        HERE,
    )
    found = by_title(reading)

    assert found["A"].state == State(status="done", note="> a line", tags=("one", "two"))
    assert found["B"].state.starred
    assert (found["C"].path, found["C"].state.tags) == (("Databases",), ())
    assert [(one.what, one.why) for one in reading.left] == [
        ("1 record", "the day it was saved has no place here")
    ]


def test_raindrop_keeps_collections_favourites_notes_and_highlights():
    (item,) = raindrop.read(
        "id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite\n"
        '1,A,mine,about,https://x.org/a,Go / Web,"x, y",2024-01-02T03:04:05Z,,"one\ntwo",true\n',
        HERE,
    ).items

    assert (item.path, item.abstract) == (("Go", "Web"), "about")
    assert item.state == State(starred=True, note="mine\n\n> one\n> two", tags=("x", "y"))


def test_readwise_keeps_location_progress_and_tags():
    found = by_title(
        readwise.read(
            "Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen\n"
            'A,https://x.org/a,1,"[\'t\', ""it\'s""]",2026-03-14,0.34,later,True\n'
            "B,https://x.org/b,2,,2026-03-14,100,new,True\n"
            "C,https://x.org/c,3,,2026-03-14,0,archive,False\n"
            "D,,4,,2026-03-14,0,feed,False\n",
            HERE,
        )
    )

    assert found["A"].state == State(status="started", position="34 %", tags=("t", "it's", "later"))
    assert found["B"].state.status == "done"
    assert found["C"].state.status == "done"
    assert (found["D"].url, found["D"].path) == (None, ("Feed",))


def test_goodreads_keeps_shelves_dates_ratings_and_reviews():
    found = by_title(
        goodreads.read(
            "Book Id,Title,Author,Additional Authors,My Rating,Publisher,Original Publication Year,"
            "Date Read,Bookshelves,Exclusive Shelf,My Review,Read Count,ISBN\n"
            '7,Dune,Frank Herbert,"Ann B., Cy D.",4,Ace,1965,2023/05/01,sf,read,Big<br/>sand,2,"=""1"""\n'
            "8,Emma,Jane Austen,,0,,1815,,currently-reading,currently-reading,,0,\n"
            '9,Ulysses,James Joyce,,0,,1922,,"gave-up, hard",gave-up,,0,\n'
            "10,Faust,Goethe,,0,,1808,,plays,plays,,0,\n",
            HERE,
        )
    )

    dune = found["Dune"]
    assert (dune.url, dune.kind) == ("https://www.goodreads.com/book/show/7", Kind.BOOK)
    assert (dune.authors, dune.year) == (("Frank Herbert", "Ann B.", "Cy D."), 1965)
    assert dune.state == State(
        status="done",
        on="2023-05-01",
        tags=("sf",),
        note="Rating: 4 of 5\n\nRead 2 times\n\nBig\nsand",
    )
    assert found["Emma"].state == State(status="started")
    assert found["Ulysses"].state == State(status="skipped", tags=("hard",))
    assert found["Faust"].state == State(tags=("plays",))


def test_zotero_keeps_people_venue_tags_and_notes():
    (item,) = zotero.read(
        "Key,Item Type,Publication Year,Author,Title,Publication Title,DOI,Url,Abstract Note,Notes,"
        "Manual Tags,Pages\n"
        'K,journalArticle,2009,"Gray, Jim; Reuter, Andreas",T,CACM,10.1/x,https://x.org/p,about,'
        "<p>mine</p>,a; b,3-4\n",
        HERE,
    ).items

    assert (item.path, item.kind, item.venue) == (("Papers",), Kind.PAPER, "CACM")
    assert item.authors == ("Jim Gray", "Andreas Reuter")
    assert [form.url for form in item.forms] == ["https://doi.org/10.1/x"]
    assert item.state == State(note="mine", tags=("a", "b"))


def test_a_playlist_of_youtube_is_named_by_its_file_and_wrong_ids_are_told():
    reading = youtube.read(
        "Video ID,Playlist Video Creation Timestamp\nabcdefghijk,2023-01-01T00:00:00+00:00\nno,\n",
        Origin(name="Watch later-videos.csv"),
    )

    (item,) = reading.items
    assert (item.url, item.path) == (
        "https://www.youtube.com/watch?v=abcdefghijk",
        ("Watch later",),
    )
    assert (reading.left[0].what, reading.left[0].line) == ("no", 3)


def test_the_older_playlist_names_itself():
    (item,) = youtube.read(
        "Playlist Id,Channel Id,Title\nPL,UC,Trains\n\nVideo Id,Time Added\nabcdefghijk,2020-01-01\n",
        HERE,
    ).items

    assert (item.path, item.line) == (("Trains",), 5)


def test_any_table_with_addresses_is_read_by_its_usual_columns():
    (item,) = csv_list.read(
        "Name;Link;Author;Tags;Status;Read_at;Notes;Category;Year\n"
        "A;x.org/a;Ann, Bob;p,q;done;2024-01-02;mine;One/Two;2020\n",
        HERE,
    ).items

    assert (item.title, item.url, item.authors) == ("A", "https://x.org/a", ("Ann", "Bob"))
    assert (item.path, item.year) == (("One", "Two"), 2020)
    assert item.state == State(status="done", on="2024-01-02", note="mine", tags=("p", "q"))


def test_what_is_no_address_is_told_with_its_line():
    reading = csv_list.read("title,url\nA,javascript:alert(1)\n,\nB,https://x.org\n", HERE)

    assert [item.title for item in reading.items] == ["B"]
    assert [(one.what, one.line) for one in reading.left] == [("javascript:alert(1)", 2)]

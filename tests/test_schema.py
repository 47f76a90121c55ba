"""The schema for editors says what the reader knows, no more and no less."""

import json

import pytest
import yaml
from catalog_strategy import CATALOGS
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator
from refshelf.data import catalog_field
from refshelf.data.catalog_writer import write_catalog
from refshelf.data.kind import FormKind, Kind
from refshelf.data.library import built_in_folder

SCHEMA = json.loads((built_in_folder() / "catalog.schema.json").read_text("utf-8"))
PARTS = SCHEMA["$defs"]
BUILT_IN = sorted(built_in_folder().glob("*.yaml"))


def test_the_schema_is_a_valid_one():
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", BUILT_IN, ids=lambda path: path.stem)
def test_a_built_in_catalog_is_valid(path):
    catalog = yaml.safe_load(path.read_text("utf-8"))
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(catalog)] == []


@pytest.mark.parametrize("path", BUILT_IN, ids=lambda path: path.stem)
def test_a_built_in_catalog_names_its_schema_for_editors(path):
    first = path.read_text("utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=./catalog.schema.json"


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(CATALOGS)
def test_every_written_catalog_is_valid(catalog):
    written = yaml.safe_load(write_catalog(catalog))
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(written)] == []


@pytest.mark.parametrize(
    ("properties", "fields"),
    [
        (SCHEMA["properties"], catalog_field.CATALOG_FIELDS),
        (PARTS["source"]["properties"], catalog_field.SOURCE_FIELDS),
        (PARTS["category"]["properties"], catalog_field.CATEGORY_FIELDS),
        (PARTS["form"]["properties"], catalog_field.FORM_FIELDS),
        (PARTS["work"]["properties"], catalog_field.RELATED_FIELDS),
        (
            PARTS["work"]["properties"] | PARTS["reference"]["properties"],
            catalog_field.REFERENCE_FIELDS,
        ),
    ],
    ids=["catalog", "source", "category", "form", "related", "reference"],
)
def test_schema_and_reader_know_the_same_fields_in_the_same_order(properties, fields):
    assert tuple(properties) == fields


def test_schema_and_reader_know_the_same_values():
    assert PARTS["kind"]["enum"] == [*(kind.value for kind in Kind), None]
    assert PARTS["formKind"]["enum"] == [kind.value for kind in FormKind]
    assert PARTS["id"]["pattern"] == f"^{catalog_field.SLUG}$"
    assert set(SCHEMA["properties"]["id"]["not"]["enum"]) == catalog_field.RESERVED
    assert SCHEMA["properties"]["refshelf"]["const"] == catalog_field.FORMAT_VERSION
    for name, limits in (("year", catalog_field.YEARS), ("minutes", catalog_field.MINUTES)):
        assert (PARTS[name]["minimum"], PARTS[name]["maximum"]) == limits


@pytest.mark.parametrize(
    "wrong",
    [
        {"refshelf": 2, "id": "a", "title": "A"},
        {"refshelf": 1, "id": "A b", "title": "A"},
        {"refshelf": 1, "id": "con", "title": "A"},
        {"refshelf": 1, "id": "a", "title": "A", "titel": "B"},
        {
            "refshelf": 1,
            "id": "a",
            "title": "A",
            "categories": [{"name": "P", "references": [{"id": "x"}]}],
        },
        {
            "refshelf": 1,
            "id": "a",
            "title": "A",
            "categories": [{"name": "P", "references": [{"id": "x", "title": "X", "autors": []}]}],
        },
    ],
)
def test_the_schema_refuses_what_the_reader_refuses(wrong):
    assert not Draft202012Validator(SCHEMA).is_valid(wrong)

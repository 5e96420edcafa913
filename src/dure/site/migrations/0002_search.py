"""The full-text index beside the entries: each database's own, over the same grams."""

from typing import Any

from django.db import migrations

SQLITE = [
    "CREATE VIRTUAL TABLE site_search USING fts5("
    "title_grams, grams, content='site_searchentry', content_rowid='id', tokenize='unicode61')",
    "CREATE TRIGGER site_search_added AFTER INSERT ON site_searchentry BEGIN"
    " INSERT INTO site_search(rowid, title_grams, grams)"
    " VALUES (new.id, new.title_grams, new.grams); END",
    "CREATE TRIGGER site_search_removed AFTER DELETE ON site_searchentry BEGIN"
    " INSERT INTO site_search(site_search, rowid, title_grams, grams)"
    " VALUES ('delete', old.id, old.title_grams, old.grams); END",
    "CREATE TRIGGER site_search_changed AFTER UPDATE ON site_searchentry BEGIN"
    " INSERT INTO site_search(site_search, rowid, title_grams, grams)"
    " VALUES ('delete', old.id, old.title_grams, old.grams);"
    " INSERT INTO site_search(rowid, title_grams, grams)"
    " VALUES (new.id, new.title_grams, new.grams); END",
]
POSTGRESQL = [
    "ALTER TABLE site_searchentry ADD COLUMN vector tsvector GENERATED ALWAYS AS ("
    "setweight(to_tsvector('simple', title_grams), 'A')"
    " || setweight(to_tsvector('simple', grams), 'D')) STORED",
    "CREATE INDEX site_search ON site_searchentry USING gin (vector)",
]


def create(apps: Any, schema_editor: Any) -> None:
    statements = POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE
    for statement in statements:
        schema_editor.execute(statement)


def drop(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE site_searchentry DROP COLUMN vector")
        return
    for name in ("added", "removed", "changed"):
        schema_editor.execute(f"DROP TRIGGER site_search_{name}")
    schema_editor.execute("DROP TABLE site_search")


class Migration(migrations.Migration):
    dependencies = [("site", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]

"""Reads exported files with csv, json, pandas and openpyxl and compares them with the database.

    read_files.py FOLDER    FOLDER has stored.json, and FORMAT.table, .codebook, .manifest
"""

import csv
import hashlib
import io
import json
import pathlib
import sys

import openpyxl
import pandas

folder = pathlib.Path(sys.argv[1])
stored = json.loads((folder / "stored.json").read_text())
COLUMNS = ["response", "version", "day", "swims", "where"]
FORMULA = "=+-@"


def raw(written, is_text):
    """What was typed: one apostrophe is taken off where the rest could be a formula."""
    if not is_text or not written.startswith("'"):
        return written
    rest = written[1:]
    start = rest.lstrip(" \t\r\n'\"\ufeff\u200b\u202e\u202c")
    risky = start[:1] in tuple(FORMULA) and start or rest[:1] in ("\t", "\r", "\n")
    return rest if risky else written


def compare(how, rows):
    assert len(rows) == len(stored), (how, len(rows))
    ids = [row["response"] for row in rows]
    assert len(set(ids)) == len(ids), how
    for row, known in zip(rows, stored):
        assert str(row["version"]) == "1", (how, row)
        expected = "yes" if known["swims"] == {"yes_no": True} else "no"
        assert row["swims"] == expected, (how, row, known)
        assert raw(row["where"], how != "json") == known["where"]["text"], (how, row, known)
        if how != "json":
            assert row["where"].lstrip()[:1] not in tuple(FORMULA), (how, row)


def table(name):
    return (folder / f"{name}.table").read_bytes()


readings = 0
for name, separator, encoding in [("csv", ",", "utf-8"), ("csv_excel", ";", "utf-8-sig")]:
    text = table(name).decode(encoding)
    assert not text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=separator))
    assert list(rows[0]) == COLUMNS, rows[0]
    compare(name, rows)
    readings += 1

frame = pandas.read_csv(io.BytesIO(table("csv")), dtype=str, keep_default_na=False)
assert list(frame.columns) == COLUMNS
compare("pandas", frame.to_dict("records"))
readings += 1

book = openpyxl.load_workbook(io.BytesIO(table("xlsx")))
assert book.sheetnames == ["data", "codebook"], book.sheetnames
sheet = book["data"]
assert all(cell.data_type != "f" for row in sheet for cell in row), "a cell is a formula"
lines = list(sheet.values)
assert list(lines[0]) == COLUMNS
compare("xlsx", [dict(zip(COLUMNS, line)) for line in lines[1:]])
assert all(cell.data_type == "n" for cell in sheet["B"][1:]), "a version is no number"
codes = {(row[0], row[2]) for row in book["codebook"].values}
assert {("swims", "yes"), ("swims", "no")} <= codes, codes
readings += 1

compare("json", json.loads(table("json")))
readings += 1

for name in ["csv", "csv_excel", "xlsx", "json"]:
    manifest = json.loads((folder / f"{name}.manifest").read_text())
    assert manifest["rows"] == len(stored)
    for file in manifest["files"]:
        content = (folder / f"{name}.{file['kind']}").read_bytes()
        assert len(content) == file["bytes"], file
        assert hashlib.sha256(content).hexdigest() == file["sha256"], file

print(f"{len(stored)} rows in {readings} readings")

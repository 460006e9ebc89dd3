"""Reads exported files with csv, json, pandas and openpyxl and compares them with the database.

    read_files.py FOLDER    FOLDER has stored.json, and FORMAT.table, .codebook, .manifest
"""

import csv
import datetime
import hashlib
import io
import json
import pathlib
import re
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
assert all(isinstance(cell.value, datetime.datetime) for cell in sheet["C"][1:]), "a day is no date"
assert sheet.freeze_panes == "A2" and book["codebook"].freeze_panes == "A2"
assert sheet["A1"].font.bold
codes = {(row[0], row[2]) for row in book["codebook"].values}
assert {("swims", "yes"), ("swims", "no")} <= codes, codes
readings += 1

# What the scripts say of every column and of every code in the table.
for name, separator in [("csv", ","), ("csv_excel", ";")]:
    manifest = json.loads((folder / f"{name}.manifest").read_text())
    files = {file["kind"]: file["name"] for file in manifest["files"]}
    spss = (folder / f"{name}.spss").read_text(encoding="utf-8")
    assert f"/FILE='{files['table']}'" in spss and f"/DELIMITERS='{separator}'" in spss, spss
    read, rest = spss.split("VARIABLE LABELS", 1)
    assert re.findall(r"^    (\w+) A\d+", read, re.M) == COLUMNS, read
    labels, values = rest.split(".\n", 1)
    assert re.findall(r"^  (\w+) '", labels, re.M) == COLUMNS, labels
    assert "VALUE LABELS swims\n  'yes' 'Kyllä'\n  'no' 'Ei'" in values, values
    assert "ALTER TYPE day (SDATE10)." in read and "ALTER TYPE version (F20.0)." in read, read
    script = (folder / f"{name}.r").read_text(encoding="utf-8")
    assert f'read.csv("{files["table"]}", sep = "{separator}"' in script, script
    assert 'levels = c("yes", "no"' in script and 'labels = c("Kyllä", "Ei"' in script, script
    assert script.count('"label") <- ') == len(COLUMNS), script
    readings += 2

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

"""The files that the tests store: many, of all sizes, under names that are easy to get wrong; the same in each run."""

import io
import random

import pyarrow
import pyarrow.parquet

KIB = 1024
MIB = 1024 * KIB

AWKWARD_NAMES = (
    "with space/two  spaces .txt",
    " leading and trailing ",
    "plus+plus/a+b.txt",
    "percent/100%",
    "percent/%41.txt",
    "percent/%2F",
    "percent/%252B",
    "ampersand/r&d=1&x.txt",
    "hash/a#b#",
    "question/what?why=1",
    "all/+ %&#?",
    "double//slash",
    "double///slash",
    "//two leading",
    "/one leading",
    "folder/",
    "folder",
    "dots/./a",
    "dots/../a",
    "..",
    ".",
    "back\\slash",
    "quotes/'single' \"double\" `back`",
    "semi;colon,comma:colon|pipe",
    "angle/<a>[b]{c}",
    "caret^tilde~at@dollar$star*bang!",
    "tab\there",
    "line\nbreak",
    "latin/é.txt",
    "latin/e\u0301.txt",
    "日本語/データ.bin",
    "кириллица/ё",
    "rtl/שלום",
    "emoji/🦆🏞️.bin",
    "long/" + "n" * 995,
    "é" * 500,
    "deep/" * 199 + "floor",
    "year=2026/month=01/part-0.bin",
)


def blob(seed: int, size: int) -> bytes:
    """Random bytes: the same for the same seed, and of the size in bytes."""
    return random.Random(seed).randbytes(size)


def table(seed: int, rows: int = 2_000) -> pyarrow.Table:
    """A table with the kinds of columns that data sets have, nulls among them."""
    numbers = random.Random(seed)
    return pyarrow.table(
        {
            "id": pyarrow.array(range(rows), pyarrow.int64()),
            "depth": pyarrow.array([numbers.random() * 300 for _ in range(rows)], pyarrow.float64()),
            "name": pyarrow.array([None if i % 7 == 0 else f"lake {i}" for i in range(rows)], pyarrow.string()),
            "tags": pyarrow.array([["a", "b"][: i % 3] for i in range(rows)], pyarrow.list_(pyarrow.string())),
        }
    )


def parquet(content: pyarrow.Table) -> bytes:
    sink = io.BytesIO()
    pyarrow.parquet.write_table(content, sink, row_group_size=500)
    return sink.getvalue()


def files() -> dict[str, bytes]:
    """Some hundred files from 0 bytes to 50 MiB, by path."""
    result = {name: blob(number, 10 + number) for number, name in enumerate(AWKWARD_NAMES)}
    for number, size in enumerate([0, 1, 2, 4095, 4096, 4097, 8191, 64 * KIB, 64 * KIB + 1, MIB - 1, MIB, 5 * MIB + 3]):
        result[f"sizes/{size:09d}"] = blob(1_000 + number, size)
    result["sizes/large"] = blob(2_000, 50 * MIB)
    for number in range(12):
        result[f"lakes/year={2015 + number}/part-0.parquet"] = parquet(table(number))
    for number in range(240):
        result[f"small/{number % 6}/{number:04d}"] = blob(3_000 + number, number * 37)
    return result

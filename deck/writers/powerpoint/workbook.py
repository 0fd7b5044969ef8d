"""The workbook in a chart: what opens when somebody edits the chart's data."""

from __future__ import annotations

import hashlib
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from deck.cache import load, program_stamp, save
from deck.solved import ChartFrame
from deck.writers.powerpoint.charts import SHEET

#: How many workbooks stay in the cache folder, at some 6 kB each.
_MOST = 200


def kept_workbook(frame: ChartFrame, created: datetime, cache: Path | None) -> bytes:
    """The same, from the cache folder where the same chart has been written before."""
    if cache is None:
        return workbook(frame, created)
    rows = [
        (series.name, series.values, series.number_format, series.across)
        + (series.labels if frame.kind == "scatter" else ())
        for series in frame.series
    ]
    across = frame.category_axis
    heads = (frame.kind, frame.categories, across.title, across.number_format)
    parts = (heads, rows, created, program_stamp())
    stamp = hashlib.sha256(repr(parts).encode()).hexdigest()
    path = cache / "workbooks" / f"{stamp[:32]}"
    book = load(path)
    if book is None:
        book = workbook(frame, created)
        save(path, book, others="*", most=_MOST)
    return book


def workbook(frame: ChartFrame, created: datetime) -> bytes:
    """An xlsx file: categories in the first column, each series in one of its own.

    Points have their x in the first column, and the series stand below each other, with the
    names of the points in the last column.

    `created`, in UTC without a time zone, is the only date in it, so the same chart gives
    the same bytes.
    """
    from xlsxwriter import Workbook  # 60 ms, and most slides have no chart

    stream = BytesIO()
    with Workbook(stream, {"in_memory": True}) as book:
        book.set_properties({"created": created})
        sheet = book.add_worksheet(SHEET)
        fill = _write_points if frame.kind == "scatter" else _write_values
        fill(book, sheet, frame)
    return stream.getvalue()


def _write_values(book: Any, sheet: Any, frame: ChartFrame) -> None:
    sheet.set_column(0, 0, max((len(name) for name in frame.categories), default=8) + 2)
    for row, category in enumerate(frame.categories, start=1):
        sheet.write_string(row, 0, category)
    for column, series in enumerate(frame.series, start=1):
        sheet.write_string(0, column, series.name)
        shown = book.add_format({"num_format": series.number_format})
        for row, value in enumerate(series.values, start=1):
            if value is not None:
                sheet.write_number(row, column, value, shown)


def _write_points(book: Any, sheet: Any, frame: ChartFrame) -> None:
    axis, names = frame.category_axis, len(frame.series) + 1
    sheet.write_string(0, 0, " ".join(axis.title.lines) if axis.title else "x")
    across = book.add_format({"num_format": axis.number_format})
    row = 0
    for column, series in enumerate(frame.series, start=1):
        sheet.write_string(0, column, series.name)
        shown = book.add_format({"num_format": series.number_format})
        for at, (x, y) in enumerate(zip(series.across, series.values, strict=True)):
            row += 1
            sheet.write_number(row, 0, x, across)
            if y is not None:
                sheet.write_number(row, column, y, shown)
            if series.labels and series.labels[at]:
                sheet.write_string(row, names, series.labels[at])

"""The workbook in a chart: what opens when somebody edits the chart's data."""

from __future__ import annotations

import hashlib
from datetime import datetime
from io import BytesIO
from pathlib import Path

from deck.cache import load, program_stamp, save
from deck.solved import ChartFrame
from deck.writers.powerpoint.charts import SHEET

#: How many workbooks stay in the cache folder, at some 6 kB each.
_MOST = 200


def kept_workbook(frame: ChartFrame, created: datetime, cache: Path | None) -> bytes:
    """The same, from the cache folder where the same chart has been written before."""
    if cache is None:
        return workbook(frame, created)
    rows = [(series.name, series.values, series.number_format) for series in frame.series]
    parts = (frame.categories, rows, created, program_stamp())
    stamp = hashlib.sha256(repr(parts).encode()).hexdigest()
    path = cache / "workbooks" / f"{stamp[:32]}"
    book = load(path)
    if book is None:
        book = workbook(frame, created)
        save(path, book, others="*", most=_MOST)
    return book


def workbook(frame: ChartFrame, created: datetime) -> bytes:
    """An xlsx file: categories in the first column, each series in one of its own.

    `created`, in UTC without a time zone, is the only date in it, so the same chart gives
    the same bytes.
    """
    from xlsxwriter import Workbook  # 60 ms, and most slides have no chart

    stream = BytesIO()
    with Workbook(stream, {"in_memory": True}) as book:
        book.set_properties({"created": created})
        sheet = book.add_worksheet(SHEET)
        sheet.set_column(0, 0, max((len(name) for name in frame.categories), default=8) + 2)
        for row, category in enumerate(frame.categories, start=1):
            sheet.write_string(row, 0, category)
        for column, series in enumerate(frame.series, start=1):
            sheet.write_string(0, column, series.name)
            shown = book.add_format({"num_format": series.number_format})
            for row, value in enumerate(series.values, start=1):
                if value is not None:
                    sheet.write_number(row, column, value, shown)
    return stream.getvalue()

"""Several documents in one file are several records, each on its own pages."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
from msgspec.structs import replace

from loaders import Record, read
from tests.loaders.formats.same import differences, said
from tests.tools.rendering.samples import SAMPLES
from tools.rendering.press import Press

CHOSEN = dict(list(SAMPLES.items())[1:4])


@pytest.fixture(scope="module")
def press() -> Press:
    return Press(CHOSEN)


def _joined(prints: list[bytes]) -> bytes:
    """One PDF with the pages of all."""
    bundle = pypdfium2.PdfDocument.new()
    for data in prints:
        with pypdfium2.PdfDocument(data) as part:
            bundle.import_pages(part)
    out = io.BytesIO()
    bundle.save(out)
    bundle.close()
    return out.getvalue()


def _alone(press: Press, folder: Path) -> list[Record]:
    records: list[Record] = []
    for name, data in press.files("pdf").items():
        (folder / name).write_bytes(data)
        records += read(folder / name)
    return records


@pytest.mark.usefixtures("chromium")
def test_documents_of_a_bundle_are_read_as_if_alone(press: Press, tmp_path: Path) -> None:
    alone = _alone(press, tmp_path)
    (tmp_path / "bundle.pdf").write_bytes(_joined(list(press.files("pdf").values())))
    together = list(read(tmp_path / "bundle.pdf"))
    assert [record.index for record in together] == list(range(len(CHOSEN)))
    expected = [said(replace(record, index=place)) for place, record in enumerate(alone)]
    assert list(differences(expected, [said(record) for record in together])) == []
    first_pages = [record.positions.lines[0].page for record in together]
    assert first_pages == sorted(set(first_pages))
    for one, other in zip(alone, together, strict=True):
        assert [line.top for line in one.positions.lines] == [
            line.top for line in other.positions.lines
        ]

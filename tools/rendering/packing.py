"""Files inside files: archives and mail, the same bytes for the same content."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Mapping
from email.message import EmailMessage
from email.policy import SMTP
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_BOUNDARY: Final = "=_part_00_5f0e"


def zipped(files: Mapping[str, bytes | str]) -> bytes:
    """A zip archive of the files, in this order."""
    target = io.BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, data in files.items():
            info = ZipInfo(name)  # with the first day that the format knows, not today's
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, data)
    return target.getvalue()


def tarred(files: Mapping[str, bytes]) -> bytes:
    """A tar archive of the files, in this order, not compressed."""
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return target.getvalue()


def mailed(name: str, data: bytes, media_type: str, subject: str) -> bytes:
    """A message with the file attached to a short covering note."""
    message = EmailMessage(policy=SMTP)
    message["From"] = "Văn thư <vanthu@example.vn>"
    message["To"] = "Phòng Tổng hợp <tonghop@example.vn>"
    message["Subject"] = f"Gửi văn bản: {subject}"
    message["Date"] = "Mon, 10 May 2021 08:00:00 +0700"
    message["Message-ID"] = "<1@example.vn>"
    message.set_content("Kính gửi các đồng chí,\n\nXin gửi văn bản kèm theo.\n\nTrân trọng.\n")
    kind, _, subtype = media_type.partition("/")
    message.add_attachment(data, maintype=kind, subtype=subtype, filename=name)
    message.set_boundary(_BOUNDARY)
    return message.as_bytes()

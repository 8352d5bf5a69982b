"""What a text says of itself, as small as a row can keep it.

Lists of recipients and signatures say the same in thousands of letters. Compressed with the phrases
below as their preset dictionary they take a third of their JSON; without it two thirds.
"""

from __future__ import annotations

import zlib

import msgspec
from msgspec.structs import replace

from graph.node import MeasureSaid, Said

# Rows were written with these very bytes: who changes one gives the tables a new version. What is
# most frequent stands last, as the format wants it (RFC 1951: near matches take fewer bits).
_PHRASES = (
    '"Hội đồng nhân dân "Mặt trận Tổ quốc Việt Nam "Ban Thường vụ Tỉnh ủy "Thường trực Huyện ủy '
    '"Văn phòng Chính phủ "Thủ tướng Chính phủ "Các Bộ, cơ quan ngang Bộ, cơ quan thuộc Chính phủ '
    '"Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương "Các sở, ban, ngành '
    '"UBND các huyện, thị xã, thành phố "Ủy ban nhân dân các xã, phường, thị trấn '
    '"Các thôn, tổ dân phố "Các ban, ngành, đoàn thể "Lãnh đạo "Các phòng, ban, đơn vị "Công an '
    '"Sở Y tế "Văn phòng "Các cơ quan, đơn vị liên quan "Ủy ban nhân dân tỉnh '
    '"ỦY BAN NHÂN DÂN TỈNH ỦY BAN NHÂN DÂN HUYỆN ỦY BAN NHÂN DÂN THÀNH PHỐ ỦY BAN NHÂN DÂN PHƯỜNG '
    "ỦY BAN NHÂN DÂN XÃ UBND XÃ Ủy ban nhân dân thành phố Ủy ban nhân dân quận Ủy ban nhân dân "
    'huyện ",false,"b/c","UBND huyện (để báo cáo)",false,"p/h",true,"t/h",true,null,"Như trên,'
    'false,null,"[],[],[]][null,{"name":"Nguyễn ","position":"Chánh Văn phòng","position":"Bí thư",'
    '"position":"Phó Bí thư","position":"Phó Chủ tịch","capacity":"KT"},null,["Nguyễn Thị Văn '
    '"position":"Chủ tịch","capacity":"TM"},["'
).encode()

_SAID = msgspec.json.Decoder(Said)
_RAW = -zlib.MAX_WBITS
"""Neither header nor checksum: SQLite and the rows beside it tell what this is."""


def packed_said(said: Said) -> bytes:
    """What is said but for the measures, which stand in the document's outline already."""
    packer = zlib.compressobj(1, zlib.DEFLATED, _RAW, zdict=_PHRASES)
    return packer.compress(msgspec.json.encode(replace(said, measures=()))) + packer.flush()


def unpacked_said(stored: bytes, measures: tuple[MeasureSaid, ...]) -> Said:
    """What was `packed_said`, with the measures again."""
    unpacker = zlib.decompressobj(_RAW, zdict=_PHRASES)
    return replace(_SAID.decode(unpacker.decompress(stored)), measures=measures)

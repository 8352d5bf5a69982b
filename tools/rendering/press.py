"""A set of documents in every kind of file; what several kinds share is made once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from typing import Final

from PIL.Image import Image

from tools.rendering import office_web, old_fonts, packing, programs, scan, web, word
from tools.rendering.form import Form, form
from tools.rendering.ink import ink

Files = dict[str, bytes]
"""Files by name."""

_DOCX_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class Press:
    """Renders documents, each given by its name and plain text.

    `wear` is the level of damage of scans (`scan.LEVELS`), of which `seed` decides the details;
    `inked` scans have a stamp and a signature.
    """

    def __init__(
        self,
        texts: Mapping[str, str],
        *,
        seed: int = 1,
        wear: str = "usual",
        inked: bool = False,
    ) -> None:
        self.texts = texts
        self.forms = {name: form(text) for name, text in texts.items()}
        self._seed = seed
        self._wear = scan.LEVELS[wear]
        self._inked = inked

    def files(self, kind: str) -> Files:
        """All documents as files of the kind, which `KINDS` lists.

        Raises `KeyError` for an unknown kind, and `programs.MissingProgram`.
        """
        return KINDS[kind](self)

    @cached_property
    def prints(self) -> dict[str, bytes]:
        """Each document as a PDF with a text layer."""
        return _printed({name: web.page(form) for name, form in self.forms.items()})

    @cached_property
    def scans(self) -> dict[str, list[Image]]:
        """The pages of each document as pictures."""
        prints = self._signed() if self._inked else self.prints
        return {
            name: [
                scan.scanned(page, self._wear, self._seed * 10_000 + place * 100 + number)
                for number, page in enumerate(scan.pages(pdf))
            ]
            for place, (name, pdf) in enumerate(prints.items())
        }

    def _signed(self) -> dict[str, bytes]:
        pages = {
            name: web.page(form, ink=ink(" ".join(form.issuer), self._seed + place))
            for place, (name, form) in enumerate(self.forms.items())
        }
        return _printed(pages)

    def typed(self, hand: word.Hand = word.PLAIN) -> Files:
        """Each document as a Word file."""
        return {f"{name}.docx": word.docx(form, hand) for name, form in self.forms.items()}

    def large(self) -> Files:
        """Each document in type so large that it has several pages, with their numbers."""
        pages = {name: web.page(form, size=24) for name, form in self.forms.items()}
        return {f"{name}.pdf": pdf for name, pdf in _printed(pages).items()}

    def web(self, page: Callable[[Form], str]) -> Files:
        """Each document as a web page in UTF-8."""
        return {f"{name}.html": page(form).encode() for name, form in self.forms.items()}

    def saved_web(self, hand: word.Hand) -> Files:
        """Each document as a web page that a word processor has saved."""
        return {
            f"{name}.html": office_web.saved_page(form, hand) for name, form in self.forms.items()
        }

    def saved(self, ending: str, hand: word.Hand = word.PLAIN) -> Files:
        """Each document as LibreOffice saves its Word file."""
        return _renamed(programs.converted(self.typed(hand), ending), ending)

    def pictures(self, ending: str) -> Files:
        """Each document as a picture, one of several pages only where the format has them."""
        wear = self._wear
        write: dict[str, Callable[[list[Image]], bytes]] = {
            "png": lambda pages: scan.png(pages[0]),
            "jpg": lambda pages: scan.jpeg(pages[0], wear),
            "tif": scan.tiff,
            "pdf": lambda pages: scan.pdf(pages, wear),
        }
        return {f"{name}.{ending}": write[ending](pages) for name, pages in self.scans.items()}

    def plain(self, encoding: str) -> Files:
        """Each document as a text file in an encoding from before Unicode."""
        return {f"{name}.txt": old_fonts.text(text, encoding) for name, text in self.texts.items()}

    def mailed(self) -> Files:
        """Each document as the attachment of a mail."""
        return {
            f"{name}.eml": packing.mailed(file, data, _DOCX_TYPE, self.forms[name].dated)
            for name, (file, data) in zip(self.forms, self.typed().items(), strict=True)
        }

    def _prints(self) -> Files:
        return {f"{name}.pdf": pdf for name, pdf in self.prints.items()}


def _printed(pages: Mapping[str, str]) -> dict[str, bytes]:
    """The pages as PDF files, from a thread: of Playwright's loops each needs one of its own, and
    the caller's may have one already."""

    def printed() -> dict[str, bytes]:
        with programs.browser() as browser:
            return {name: programs.printed(browser, page) for name, page in pages.items()}

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(printed).result()


def _renamed(files: Mapping[str, bytes], ending: str) -> Files:
    return {f"{name.rpartition('.')[0]}.{ending}": data for name, data in files.items()}


_COUNTED: Final = word.Hand(counted=True, capped=True)
_TCVN3: Final = word.Hand(coded=old_fonts.tcvn3)
_VNI: Final = word.Hand(coded=old_fonts.vni)

KINDS: Final[Mapping[str, Callable[[Press], Files]]] = {
    "text": lambda press: {f"{name}.txt": text.encode() for name, text in press.texts.items()},
    "text-tcvn3": lambda press: press.plain("tcvn3"),
    "text-vni": lambda press: press.plain("vni"),
    "html": lambda press: press.web(web.page),
    "html-word": lambda press: press.saved_web(_COUNTED),
    "html-tcvn3": lambda press: press.saved_web(_TCVN3),
    "html-vni": lambda press: press.saved_web(_VNI),
    "html-portal": lambda press: press.web(web.portal),
    "html-old-portal": lambda press: press.web(web.old_portal),
    "pdf": Press._prints,
    "pdf-large": Press.large,
    "pdf-office": lambda press: press.saved("pdf"),
    "pdf-scan": lambda press: press.pictures("pdf"),
    "png": lambda press: press.pictures("png"),
    "jpeg": lambda press: press.pictures("jpg"),
    "tiff": lambda press: press.pictures("tif"),
    "docx": lambda press: press.typed(),
    "docx-counted": lambda press: press.typed(_COUNTED),
    "docx-tcvn3": lambda press: press.typed(_TCVN3),
    "docx-vni": lambda press: press.typed(_VNI),
    "doc": lambda press: press.saved("doc"),
    "doc-counted": lambda press: press.saved("doc", _COUNTED),
    "doc-tcvn3": lambda press: press.saved("doc", _TCVN3),
    "doc-vni": lambda press: press.saved("doc", _VNI),
    "rtf": lambda press: press.saved("rtf"),
    "rtf-counted": lambda press: press.saved("rtf", _COUNTED),
    "rtf-tcvn3": lambda press: press.saved("rtf", _TCVN3),
    "rtf-vni": lambda press: press.saved("rtf", _VNI),
    "eml": Press.mailed,
    "zip": lambda press: {"documents.zip": packing.zipped(press.typed())},
    "tar": lambda press: {"documents.tar": packing.tarred(press.typed())},
}
"""What each kind of file makes of a set of documents."""

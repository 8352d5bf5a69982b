"""What stands on each page, and the headers with which it comes."""

from __future__ import annotations

import pytest
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from api.explorer import parts
from tests.api.explorer.reading import Number, Seen, seen
from tests.api.rest.serving import CITY, ORDER
from tests.api.running import ROOT

PROVINCE = "2479-ubnd-vxnv-2021-uy-ban-nhan-dan-tinh-bac-kan"
HERE = f"/explorer/documents/{ORDER}"
EACH = [
    "/",
    "/explorer/documents",
    "/explorer/documents?q=bac+kan&level=district",
    HERE,
    *(f"{HERE}/{part}" for part in ("text", "down", "up", "coverage", "lag", "measures", "reuse")),
    f"{HERE}/explanation",
    f"{HERE}/members",
    f"{HERE}/relations/implemented_by",
    "/explorer/orders",
    "/explorer/measures",
    "/explorer/measures/5k",
    "/explorer/organisations",
    "/explorer/organisations/uy-ban-nhan-dan-tinh-bac-kan",
    "/explorer/places",
    "/explorer/places/tinh-bac-kan",
    "/explorer/wanted",
    "/explorer/gaps",
    "/explorer/check",
    f"/explorer/compare?a={ORDER}&b={CITY}",
]


def page(client: TestClient, url: str, language: str = "en") -> Seen:
    """A page in a language."""
    answer = client.get(url, headers={"Accept-Language": language})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    return seen(answer.text)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("/", "22 documents known"),
        ("/", "570/CĐ-TTg Central Thủ tướng Chính phủ · 2 May 2021 · Công điện"),
        ("/", "Dated from 21 Nov 2007 to 24 May 2021."),
        ("/explorer/documents?number=570/cd-ttg", "1 document fits"),
        ("/explorer/documents?issuer=so-y-te-tinh-son-la", "987/SYT-NVY"),
        ("/explorer/documents?place=tinh-bac-kan&within=true", "4 documents fit"),
        ("/explorer/documents?measure=5k&mode=orders", "6 documents fit"),
        ("/explorer/documents?from=2021-05-20&to=2021-05-31", "530/UBND-VP"),
        ("/explorer/documents?q=khong+co+gi", "No document fits"),
        (f"/explorer/documents/{CITY}", "Nguyễn Thị Huệ · Phó Chủ tịch · KT"),
        (f"/explorer/documents/{CITY}", "whom this means"),
        (f"/explorer/documents/{CITY}", "said by 756/UBND-VXNV · rule carry-out · confidence 97 %"),
        (f"/explorer/documents/{CITY}", "8 May 2021 report Phòng Y tế tổng hợp, báo cáo kết quả"),
        (f"/explorer/documents/{CITY}", "examples/covid-2021/03-tp-bac-kan-756-ubnd-vxnv.txt"),
        (f"/explorer/documents/{CITY}/text", "giám sát từng tổ dân phố"),
        (f"/explorer/documents/{CITY}/up", "What it carries out 3 documents"),
        (f"{HERE}/down", "11 documents 11 links between them 3 steps to the farthest"),
        (f"{HERE}/down", "Ủy ban nhân dân huyện Yên Châu · 24 May 2021 · Công văn +22 days"),
        (f"{HERE}/down?at={PROVINCE}", "Ủy ban nhân dân thành phố Bắc Kạn"),
        (f"{HERE}/down?depth=1", "4 documents"),
        (f"{HERE}/coverage", "198 bodies told to act 9 acted 2 not acted"),
        (f"{HERE}/coverage?state=not_acted", "Ủy ban nhân dân tỉnh Điện Biên"),
        (f"{HERE}/coverage?units=2025", "tỉnh Thái Nguyên"),
        (f"{HERE}/lag", "Who has not answered had not done so until 24 May 2021."),
        (f"{HERE}/measures", "5K message 6 0 6 0 5 0 0 4 0"),
        (f"{HERE}/measures?measure=5k", "Steps along the cascade (9)"),
        (f"{HERE}/reuse", "Link by link (11)"),
        (f"{HERE}/explanation", "What it cites"),
        (f"/explorer/documents/{CITY}/explanation", "number, issuer and year identify"),
        (f"{HERE}/members", "63 bodies · of Thủ tướng Chính phủ · 2 May 2021"),
        ("/explorer/orders", "4 orders with a cascade"),
        ("/explorer/measures", "Thông điệp 5K"),
        ("/explorer/measures/5k", "First ordered by 570/CĐ-TTg · Thủ tướng Chính phủ · 2 May 2021"),
        ("/explorer/organisations?q=y+te", "Sở Y tế tỉnh Sơn La"),
        ("/explorer/organisations/uy-ban-nhan-dan-tinh-bac-kan", "Tỉnh Bắc Kạn"),
        ("/explorer/places/tinh-bac-kan", "Taken over by Tỉnh Thái Nguyên"),
        ("/explorer/places?parent=tinh-bac-kan", "Thành phố Bắc Kạn"),
        ("/explorer/wanted", "4 cited and not held"),
        ("/explorer/gaps", "Nothing is open, and nothing contradicts."),
        ("/explorer/check", "Nothing is damaged, and nothing runs in a ring."),
        (f"/explorer/compare?a=570/C%C4%90-TTg&b={CITY}", "Shared passages (0)"),
        (f"/explorer/compare?a={ORDER}&b={ORDER}", "word for word · 100 %"),
    ],
)  # fmt: skip
def test_pages_tell_what_the_graph_answers(pages: TestClient, url: str, words: str) -> None:
    assert words in page(pages, url).words


@pytest.mark.parametrize("url", EACH)
def test_pages_are_there_in_vietnamese(pages: TestClient, url: str) -> None:
    found = page(pages, url, "vi-VN,vi;q=0.9,en;q=0.5")
    assert found.language == "vi"
    assert "Văn bản chỉ đạo" in found.words
    assert "Documents" not in found.words


@pytest.mark.parametrize("url", [*EACH, "/explorer/upload", "/explorer/nowhere"])
def test_pages_say_what_may_run_in_them(pages: TestClient, url: str) -> None:
    headers = pages.get(url).headers
    parts = [part.split() for part in headers["content-security-policy"].split(";")]
    policy = {name: allowed for name, *allowed in parts}
    assert policy["default-src"] == ["'none'"]
    assert policy["frame-ancestors"] == ["'none'"]
    assert policy["base-uri"] == ["'none'"]
    assert policy["form-action"] in (["'self'"], ["'none'"])
    allowed = {source for sources in policy.values() for source in sources}
    assert not allowed & {"'unsafe-inline'", "'unsafe-eval'", "*", "https:", "http:"}
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "set-cookie" not in headers


@pytest.mark.parametrize("url", EACH)
def test_a_page_that_the_browser_has_is_not_sent_again(pages: TestClient, url: str) -> None:
    first = pages.get(url)
    again = pages.get(url, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["vary"] in first.headers["vary"]
    assert pages.get(url).content == first.content


def test_each_language_has_its_own_tag(pages: TestClient) -> None:
    english = pages.get("/", headers={"Accept-Language": "en"})
    vietnamese = pages.get("/", headers={"Accept-Language": "vi"})
    assert english.headers["etag"] != vietnamese.headers["etag"]
    assert "Accept-Language" in english.headers["vary"]
    tag = {"If-None-Match": english.headers["etag"], "Accept-Language": "vi"}
    assert pages.get("/", headers=tag).status_code == 200


def test_pages_are_no_part_of_the_documented_api(pages: TestClient) -> None:
    paths = pages.get("/openapi.json").json()["paths"]
    assert [path for path in paths if path == "/" or "explorer" in path] == []


def test_what_is_left_empty_in_a_form_counts_as_not_sent(pages: TestClient) -> None:
    blank = "q=&number=&issuer=&place=&type=&level=&status=&measure=&mode=&from=&to=&sort=-date"
    assert "22 documents fit" in page(pages, f"/explorer/documents?{blank}").words
    chosen = page(pages, f"/explorer/documents?{blank}&lang=vi".replace("level=", "level=commune"))
    assert "2 văn bản phù hợp" in chosen.words


def test_results_come_page_by_page(pages: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.explorer.routes.search._SIZE", 10)
    url: str | None = "/explorer/documents"
    titles: list[str] = []
    while url:
        found = page(pages, url)
        titles += [link for link in found.links if link.endswith("/down")]
        after = [link for link in found.links if "/explorer/documents?cursor=" in link]
        following = [link for link in after if "lang=" not in link]
        url = following[0] if following else None
    assert len(titles) == len(set(titles)) == 22


def test_words_that_fit_are_marked(pages: TestClient) -> None:
    answer = pages.get("/explorer/documents?q=bac+kan")
    assert "tỉnh <mark>Bắc</mark> <mark>Kạn</mark>" in answer.text


def test_what_was_known_on_a_day_stays_in_the_links(pages: TestClient) -> None:
    found = page(pages, f"{HERE}/down?as_of=2021-05-04")
    assert "530/UBND-VP" not in found.words
    assert f"{HERE}/coverage?as_of=2021-05-04" in found.links
    assert all("as_of=2021-05-04" in number.url for number in found.numbers)


def test_an_alias_leads_to_the_page_of_its_document(pages: TestClient) -> None:
    alias = f"/explorer/documents/{ORDER.upper()}/down?lang=vi"
    answer = pages.get(alias, follow_redirects=False)
    assert answer.status_code == 308
    assert answer.headers["location"] == f"{HERE}/down?lang=vi"


def test_a_number_leads_to_its_document(pages: TestClient) -> None:
    answer = pages.get("/explorer/open?number=570/cd-ttg&lang=vi", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, f"{HERE}?lang=vi")


def test_behind_a_prefix_every_address_has_it(sample: str) -> None:
    from api.rest import Settings, create_app

    with TestClient(create_app(Settings(store=sample)), root_path="/tra-cuu") as client:
        found = seen(client.get("/tra-cuu/").text)
        assert all(link.startswith(("/tra-cuu/", "#")) for link in found.links)
        assert found.scripts == ["/tra-cuu/assets/explorer/explorer.js"]
        assert client.get("/tra-cuu/explorer/documents").status_code == 200


def test_a_number_in_another_language_is_the_same_number(pages: TestClient) -> None:
    def units(language: str) -> tuple[Number, str]:
        found = page(pages, f"{HERE}/coverage", language)
        number = next(number for number in found.numbers if number.at == "/reach/2/units")
        return number, found.words

    (english, told), (vietnamese, said) = units("en"), units("vi")
    assert english == vietnamese
    assert "10,599" in told
    assert "10.599" in said


def test_every_page_is_documented() -> None:
    told = (ROOT / "docs/explorer.md").read_text(encoding="utf-8")
    routes = [route for part in parts for route in part.router.routes]
    paths = {route.path for route in routes if isinstance(route, APIRoute)}
    assert len(paths) > 25
    forgotten = [p for p in paths if f"`{p}`" not in told and f"`{p}?" not in told]
    assert {path.strip("/") for path in forgotten} == {"explorer"}  # which only leads on

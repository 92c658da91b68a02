"""OpenDocument and Word files by hand: plain ones, and those that would have the program that opens them do more."""

import io
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

from tests.hostile.archives import zip_of
from tests.hostile.documents import LAUGHS, TYPES, WORD, XML

__all__ = ["WORD"]
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = " ".join(
    f'xmlns:{name}="{_OASIS}{address}:1.0"'
    for name, address in {
        "office": "office",
        "text": "text",
        "draw": "drawing",
        "svg": "svg-compatible",
        "script": "script",
        "presentation": "presentation",
    }.items()
) + ' xmlns:xlink="http://www.w3.org/1999/xlink"'  # fmt: skip
ODT = "application/vnd.oasis.opendocument.text"
FLAT_PRESENTATION = (
    f'{XML.decode()}<office:document {NAMESPACES} office:version="1.2" '
    'office:mimetype="application/vnd.oasis.opendocument.presentation"><office:body><office:presentation>'
    '<draw:page draw:name="one"><draw:frame svg:x="2cm" svg:y="2cm" svg:width="20cm" svg:height="4cm"><draw:text-box>'
    "<text:p>Rain falls.</text:p></draw:text-box></draw:frame></draw:page>"
    "</office:presentation></office:body></office:document>"
).encode()
_LOADS = 'xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"'


def odt(body: str, before: str = "", members: dict[str, bytes] | None = None) -> bytes:
    content = (
        f'{XML.decode()}<office:document-content {NAMESPACES} office:version="1.2">{before}<office:body><office:text>'
        f"{body}</office:text></office:body></office:document-content>"
    )
    files = {"mimetype": ODT.encode(), "content.xml": content.encode(), **(members or {})}
    return zip_of({**files, "META-INF/manifest.xml": manifest(files)})


def manifest(files: dict[str, bytes]) -> bytes:
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>'
        for name, kind in {"/": ODT, **dict.fromkeys([*files][1:], "text/xml")}.items()
    )
    return f'<manifest:manifest xmlns:manifest="{_OASIS}manifest:1.0" manifest:version="1.2">{entries}</manifest:manifest>'.encode()


def framed(inside: str) -> str:
    return f'<text:p>Rain<draw:frame svg:width="10cm" svg:height="5cm">{inside}</draw:frame></text:p>'


def linked_picture(address: str) -> bytes:
    return odt(framed(f"<draw:image xlink:href={quoteattr(address)} {_LOADS}/>"))


def linked_object(address: str) -> bytes:
    return odt(framed(f"<draw:object xlink:href={quoteattr(address)} {_LOADS}/>"))


def picture_inside(png: bytes) -> bytes:
    return odt(framed(f'<draw:image xlink:href="Pictures/a.png" {_LOADS}/>'), members={"Pictures/a.png": png})


def with_macro(touched: Path) -> bytes:
    """Basic that writes a file as soon as the document is open."""
    listens = (
        '<office:scripts><office:event-listeners><script:event-listener script:language="ooo:script" '
        'script:event-name="dom:load" xlink:type="simple" '
        'xlink:href="vnd.sun.star.script:Standard.M.Main?language=Basic&amp;location=document"/>'
        "</office:event-listeners></office:scripts>"
    )
    basic = escape(f'Sub Main\nOpen "{touched}" For Output As #1\nPrint #1, "x"\nClose #1\nEnd Sub')
    library, script = "http://openoffice.org/2000/library", "http://openoffice.org/2000/script"
    members = {
        "Basic/script-lc.xml": f'<library:libraries xmlns:library="{library}"><library:library library:name="Standard" '
        'library:link="false"/></library:libraries>',
        "Basic/Standard/script-lb.xml": f'<library:library xmlns:library="{library}" library:name="Standard" '
        'library:readonly="false"><library:element library:name="M"/></library:library>',
        "Basic/Standard/M.xml": f'<script:module xmlns:script="{script}" script:name="M" script:language="StarBasic">'
        f"{basic}</script:module>",
    }
    parts = {name: XML + text.encode() for name, text in members.items()}
    return odt("<text:p>Rain</text:p>", listens, parts)


_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_BODY = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{_OFFICE}" xmlns:wp="{_DRAWING}/wordprocessingDrawing" xmlns:a="{_DRAWING}/main" '
    f'xmlns:pic="{_DRAWING}/picture"><w:body>'
).encode()
_END = b"</w:body></w:document>"
_RELATED = f'<Relationships xmlns="{_RELATIONS}">%s</Relationships>'
_MAIN = (
    XML + (_RELATED % f'<Relationship Id="a" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>').encode()
)  # fmt: skip


def word(body: bytes, related: str = "", before: bytes = b"") -> bytes:
    return zip_of(
        {
            "[Content_Types].xml": XML + typed(),
            "_rels/.rels": _MAIN,
            "word/document.xml": XML + before + _BODY + body + _END,
            "word/_rels/document.xml.rels": XML + (_RELATED % related).encode(),
        }
    )


def typed() -> bytes:
    """With the types of the relationships, without which no program finds the main part."""
    defaults = (
        b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        b'<Default Extension="xml" ContentType="application/xml"/>'
    )
    return TYPES.replace(b"<Override", defaults + b"<Override")


def word_with_linked_picture(address: str) -> bytes:
    body = (
        '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="990000" cy="990000"/><wp:docPr id="1" name="a"/><a:graphic>'
        f'<a:graphicData uri="{_DRAWING}/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="a"/><pic:cNvPicPr/>'
        '</pic:nvPicPr><pic:blipFill><a:blip r:link="rId9"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="990000" cy="990000"/></a:xfrm><a:prstGeom prst="rect"/>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
    related = (
        f'<Relationship Id="rId9" Type="{_OFFICE}/image" Target={quoteattr(address)} TargetMode="External"/>'
    )
    return word(body.encode(), related)


def word_of_laughs() -> bytes:
    return word(b"<w:p><w:r><w:t>&e;</w:t></w:r></w:p>", before=LAUGHS)


def word_bomb() -> bytes:
    """Four million paragraphs, 160 megabytes, in some hundred kilobytes."""
    packed = io.BytesIO()
    with ZipFile(io.BytesIO(word(b"<w:p/>"))) as plain, ZipFile(packed, "w", ZIP_DEFLATED) as bomb:
        for member in plain.namelist():
            if member != "word/document.xml":
                bomb.writestr(member, plain.read(member))
        with bomb.open("word/document.xml", "w") as document:
            document.write(XML + _BODY)
            for _times in range(200):
                document.write(b"<w:p><w:r><w:t>a bomb</w:t></w:r></w:p>" * 20_000)
            document.write(_END)
    return packed.getvalue()

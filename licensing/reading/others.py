"""Licenses and statements that are not Creative Commons': recognized, so that they are not mistaken for CC."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from licensing import registry
from licensing.license import License

from .lexicon import read_table

_NAMED = (
    # pattern over the lower-cased text, id of other_licenses.json ("" where it is none of them)
    (r"gpl[- ]?v?(?:ersion )?3(?:\.0)?(?:[- ]or[- ]later|\+)|gplv3\+", "GPL-3.0-or-later"),
    (r"(?:gnu )?gpl[- ,]*v?(?:ersion )?3(?:\.0)?(?:[- ]only)?(?![\d.]*\d)", "GPL-3.0-only"),
    (r"(?:gnu )?gpl[- ,]*v?(?:ersion )?2(?:\.0)?(?:[- ]only)?(?![\d.]*\d|[+]|[- ]or)", "GPL-2.0-only"),
    (
        r"(?:gfdl|gnu fdl|gnu free documentation licen[cs]e)[- ,]*v?(?:ersion )?1\.3(?:[- ]only)?(?!\+|[- ]or)",
        "GFDL-1.3-only",
    ),
    (
        r"(?:gfdl|gnu fdl|gnu free documentation licen[cs]e)[- ,]*v?(?:ersion )?1\.2(?:[- ]only)?(?!\+|[- ]or)",
        "GFDL-1.2-only",
    ),
    (
        r"gnu (?:affero |lesser |library )?general public licen[cs]e|gnu free documentation licen[cs]e|gnu fdl|gfdl|[al]?gpl(?:v?\d[.\d]*\+?)?|copyleft",
        "",
    ),
    (r"mit licen[cs]e|mit-lizenz|licen[cs]e mit", "MIT"),
    (r"apache(?: software)? ?licen[cs]e(?:,? v(?:ersion|\.)?)? ?2(?:\.0)?|apache[- ]2(?:\.0)?", "Apache-2.0"),
    (
        r"apache(?: software)? licen[cs]e|bsd(?:[- ]licen[cs]e|[- ]\d[- ]clause)|isc licen[cs]e|mozilla public licen[cs]e|mpl[- ]2(?:\.0)?",
        "",
    ),
    (r"free art licen[cs]e|licence art libre|lizenz freie kunst", "LAL-1.3"),
    (r"open database licen[cs]e|odbl", "ODbL-1.0"),
    (
        r"open government licen[cs]e(?: for public sector information)?,? ?v?(?:ersion )?3(?:\.0)?|ogl[- ](?:uk[- ])?v?3(?:\.0)?",
        "OGL-UK-3.0",
    ),
    (
        r"open government licen[cs]e|ogl(?:[- ]?v?\d[.\d]*)?|crown copyright|odc[- ]by|odc[- ]pddl|pddl|open data commons",
        "",
    ),
    (
        r"licence ouverte(?:[ /-]+open licen[cs]e)?,? ?v?(?:ersion )?2(?:\.0)?|etalab[- ]2(?:\.0)?",
        "etalab-2.0",
    ),
    (r"licence ouverte|etalab", ""),
    (
        r"dl-de[-/ ]by[-/ ]2[-.]0|datenlizenz deutschland[- –]+namensnennung[- –]+(?:version )?2\.0",
        "DL-DE-BY-2.0",
    ),
    (
        r"dl-de[-/ ](?:zero|by)[-/ ]?[\d.-]*|datenlizenz deutschland(?:[- –]+(?:namensnennung|zero)(?:[- –]+version)?(?: \d\.\d)?)?",
        "",
    ),
    (r"(?:kogl|korea open government licen[cs]e|공공누리)[ -]*(?:type|제)?[ -]*([0-4])(?:유형)?", "KOGL"),
    (r"kogl|korea open government licen[cs]e|공공누리", ""),
    (r"(?:u\.?s\.?|united states)(?: federal)? government work|17 ?u\.?s\.?c\.? ?§? ?105", "PD-USGov"),
    (r"in copyright ?-+ ?educational use permitted|inc-edu", "InC-EDU"),
    (
        r"unlicense|wtfpl|open font licen[cs]e|(?:pixabay|unsplash|pexels|freepik|envato|elsevier user|istock) (?:content )?licen[cs]e"
        r"|educational community licen[cs]e|against drm|design science licen[cs]e|open publication licen[cs]e|open content licen[cs]e"
        r"|licenseref-[\w.-]+|standard youtube licen[cs]e|youtube standard licen[cs]e|creative commons (?:plus|\+)|founders'? copyright"
        r"|no known copyright(?: restrictions)?|no copyright[- ](?:united states|contractual|non)|copyright not evaluated|in copyright"
        r"|copyright undetermined|european union public licen[cs]e|eupl|mulan|artistic licen[cs]e|attribution assurance licen[cs]e",
        "",
    ),
)
_RESERVED = (
    r"all rights? reserved|alle rechte vorbehalten|tous droits r[ée]serv[ée]s|todos los derechos reservados|todos os direitos reservados"
    r"|tutti i diritti riservati|alle rechten voorbehouden|все права защищены|усі права захищено|всі права захищені|wszelkie prawa zastrzeżone"
    r"|všechna práva vyhrazena|všetky práva vyhradené|minden jog fenntartva|toate drepturile rezervate|με επιφύλαξη παντός δικαιώματος|kaikki oikeudet pidätetään"
    r"|alla rättigheter förbehållna|alle rettigheter (?:reservert|forbeholdt)|alle rettigheder forbeholdes|tüm hakları saklıdır|tots els drets reservats"
    r"|hak cipta (?:dilindungi|terpelihara)|bảo lưu mọi quyền|mọi quyền được bảo lưu|lahat ng karapatan ay nakalaan|สงวนลิขสิทธิ์|ສະຫງວນລິຂະສິດ|រក្សាសិទ្ធិគ្រប់យ៉ាង"
    r"|မူပိုင်ခွင့်|모든 권리 보유|무단 ?전재|版权所有|版權所有|保留所有权利|保留所有權利|著作権所有|無断転載|جميع الحقوق محفوظة|כל הזכויות שמורות|सर्वाधिकार सुरक्षित"
    r"|all-rights-reserved|allrightsreserved|proprietary|rights[- ]managed"
)
_PUBLIC = (
    r"public domain|publicdomain|gemeinfrei|domaine public|dominio p[úu]blico|dom[íi]nio p[úu]blico|domini públic|pubblico dominio|domena publiczna|domeny publicznej"
    r"|publiek domein|общественное достояние|суспільне надбання|volné dílo|közkincs|domeniul public|κοινό κτήμα|kamu malı|domain publik|domain awam|domain umum"
    r"|phạm vi công cộng|miền công cộng|tài sản công|สาธารณสมบัติ|สาธารณะสมบัติ|퍼블릭 도메인|공유 저작물|パブリック ?ドメイン|公有领域|公有領域|公共领域|公共領域|公眾領域|ដែនសាធារណៈ|ສາທາລະນະ"
    r"|ملكية عامة|الملك العام|נחלת הכלל|vapaasti käytettävissä|pampublikong dominyo|pampublikong domain"
)
_WEAK = (
    r"©|\(c\) ?(?:\d{4}|[a-z])|copyright|copyrighted|urheberrecht|droits? d'auteur|derechos de autor|hak cipta|bản quyền|ลิขสิทธิ์|저작권|著作権|fair use|fair dealing"
    r"|royalty[- ]free|(?:for )?(?:personal|non-?commercial|educational|private|academic|editorial|internal) (?:use|purposes)(?: only)?|used (?:with|by) permission"
    r"|with permission|permission (?:required|granted)|special permissions?|public licen[cs]e|open[- ]source licen[cs]e"
)
_SHORT = {
    "mit": "MIT",
    "pd": "",
    "gpl": "",
    "arr": "ARR",
    "(c)": "ARR",
    "©": "ARR",
    "copyright": "ARR",
    "c": "",
}
_MIT_BESIDE = re.compile(
    r"(?:\b(?:and|or|under|code|software|source)\b[:\s]*|[/&,;+|]\s*)MIT\b(?! [A-Z])|\bMIT(?= (?:and|or|/|&|\+))"
)
_SITES = re.compile(
    r"//(?:[\w-]+\.)*(?:rightsstatements\.org|opensource\.org/licen|gnu\.org|fsf\.org|apache\.org/licen|opendatacommons\.org"
    r"|nationalarchives\.gov\.uk|etalab\.gouv\.fr|data\.gouv\.fr/[\w/-]*licen|govdata\.de|kogl\.or\.kr|artlibre\.org|unlicense\.org|wtfpl\.net"
    r"|scripts\.sil\.org|europeana\.eu/rights|mozilla\.org/[\w/-]*mpl|youtube\.com/t/terms|pixabay\.com/[\w/-]*licen|unsplash\.com/license"
    r"|pexels\.com/[\w/-]*license|localcontexts\.org|cecill\.info|eupl\.eu|data\.norge\.no/nlod|usa\.gov/[\w/-]*government-works)",
    re.IGNORECASE,
)
_SPDX_PAGE = re.compile(
    r"https?://(?:www\.)?spdx\.org/licenses/([\w.+-]+?)(?:\.html|\.json|\.txt)?/?$", re.IGNORECASE
)
_INC_EDU = re.compile(r"rightsstatements\.org/(?:vocab|page)/InC-EDU/", re.IGNORECASE)


_OVERLAPPING = re.compile(
    r"odc[- ]by|open data commons attribution|datenlizenz deutschland[- ]+namensnennung|dl-de[-/ ]by|attribution assurance"
)


def hide_overlapping(low: str) -> str:
    """The names of other licenses that contain a word of CC's ("ODC-By"), put out of sight."""
    return _OVERLAPPING.sub(lambda match: "\x02" * len(match.group()), low)


class Others(NamedTuple):
    """What else a text says about rights."""

    named: bool  # another license, by name
    reserved: bool  # all rights reserved
    public: bool  # public domain
    weak: bool  # a copyright notice, a permission
    license: License | None = None

    @property
    def any(self) -> bool:
        return self.named or self.reserved or self.public or self.weak


NOTHING = Others(named=False, reserved=False, public=False, weak=False)


@cache
def _named() -> re.Pattern[str]:
    plain_groups = (re.sub(r"(?<!\\)\((?!\?)", "(?:", one) for one, _ in _NAMED)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(f'({one})' for one in plain_groups)})(?![^\W_])")


@cache
def _statements(*, ascii_only: bool) -> re.Pattern[str]:
    start = r"(?<![^\W_])" if ascii_only else ""  # other scripts may write without blanks
    return re.compile(rf"{start}(?:({_RESERVED})|({_PUBLIC}|(?<!\w)pd(?!\w))|({_WEAK}))")


@cache
def spdx_ids() -> frozenset[str]:
    """The lower-cased SPDX ids that are not CC's."""
    return frozenset(one.lower() for one in read_table("spdx_ids.json")["ids"])


def read_others(low: str, flat: str) -> Others:
    """The other licenses and statements in what is left of a text."""
    short = low.strip(" .,;:")
    if short in spdx_ids() or short in _SHORT:
        return Others(True, False, short == "pd", False, _license(short))
    named = _named().search(low)
    reserved = public = weak = False
    for match in _statements(ascii_only=low.isascii()).finditer(low):
        reserved |= match.lastindex == 1
        public |= match.lastindex == 2
        weak |= match.lastindex == 3
    license_found = _license_of(named) if named else registry.get("ARR") if reserved else None
    mit = _MIT_BESIDE.search(flat)
    return Others(bool(named or mit), reserved, public, weak, license_found)


def _license(short: str) -> License | None:
    found = registry.find_spdx(short)
    return found or (registry.get(_SHORT[short]) if _SHORT.get(short) else None)


def _license_of(match: re.Match[str]) -> License | None:
    name = _NAMED[(match.lastindex or 1) - 1][1]
    if name == "KOGL":
        name += "-" + re.findall(r"[0-4]", match.group())[-1]
    return registry.get(name) if name else None


def other_address(address: str) -> Others | None:
    """What an address off Creative Commons names; None for ordinary pages."""
    page = _SPDX_PAGE.match(address)
    if page:
        found = registry.find_spdx(page.group(1))
        return Others(True, False, False, False, found)
    if not _SITES.search(address):
        return None
    return Others(True, False, False, False, registry.get("InC-EDU") if _INC_EDU.search(address) else None)

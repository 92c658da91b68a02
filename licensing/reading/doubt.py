"""Statements that deny, doubt, limit or postpone the license they name: a person has to look at them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .claim import Question
from .mentions import HOLE

if TYPE_CHECKING:
    from licensing.license import License

_GAP = r"[^\w,;.!?\x00\x02]+"
_DENIED = re.compile(
    rf"(?:(?:\b(?:not|never|no longer|cannot|isn't|aren't|wasn't|doesn't|don't|without|nicht|niet|"
    rf"keinesfalls|n'est pas|ne sont pas|plus sous|no está|no es|ya no"
    rf"|não|tidak|bukan|không|nie jest|není|nem|inte|ikke|ei ole|не|hindi|"
    rf"değil)\b(?:{_GAP}\w+){{0,5}}{_GAP}"
    rf"|\b(?:no|non|kein|keine|keiner|keinem|geen|sans|sin|sem|senza|tanpa|ohne|bez|zonder|utan|unlike|"
    rf"except|excluding|instead of|rather than|other than)\b(?:{_GAP}\w+)?{_GAP}"
    rf"|\b(?:compatible with|similar to|equivalent to|comparable to|incompatible with|"
    rf"not the same as)\b(?:{_GAP}\w+)?{_GAP})"
    r"|(?:不是|并非|並非|非|未|不适用于?|不適用於?|没有|沒有|ไม่ใช่|ไม่ได้[\w\u0e00-\u0e7f]{0,20}|ບໍ່ແມ່ນ|"
    r"មិនមែន)[^\x00。，,.]{0,8})\x00"
)
_DENIED_AFTER = re.compile(
    r"\x00\W*with [\w.-]+-exception\b"  # SPDX: the license as somebody changed it
    r"|\x00[\s\"')\]-]*(?:like|style|compatible|equivalent|pending)\b"
    r"|\x00[^\x00.;]{0,12}\b(?:is not|isn't|are not|does not apply|doesn't apply|no longer|not applicable|"
    r"gilt nicht|ne s'applique pas|no se aplica)\b"
    r"|\x00[^\x00.;。]{0,20}(?:ではありません|ではない|아닙니다|아님|이 아니|မဟုတ်)"
)
_DOUBTED = re.compile(
    r"\b(?:maybe|perhaps|probably|possibly|presumably|apparently|i think|i believe|i guess|not sure|"
    r"unsure|unclear|seems to be|to be confirmed|tbc|tbd"
    r"|vermutlich|vielleicht|wahrscheinlich|wohl|peut-être|probablement|quizás?|tal vez|probablemente|"
    r"talvez|provavelmente|forse|probabilmente|mungkin|barangkali|có thể|có lẽ|siguro|baka)\b"
    r"|อาจจะ|น่าจะ|อาจเป็น|也许|可能|大概|或许|たぶん|おそらく|かもしれ|아마|возможно|вероятно"
)
_ANOTHER_TIME = re.compile(
    r"\b(?:was|will be|originally(?: licen[cs]ed)?(?: under)?) \x00|\b(?:formerly|previously|used to be|was once|in the past|until \d{4}|before \d{4}|(?:will|shall|"
    r"to) be (?:released|licensed|licenced|published|available|made|put|under)|ehemals|früher|bis \d{4}|"
    r"anciennement|auparavant"
    r"|anteriormente|in precedenza|voorheen|sebelumnya|dahulu|dulu|trước đây|dati)\b|以前|曾经|曾經|かつて|이전에는|"
    r"раньше|ранее"
)
_SENTENCE = re.compile(r"[.!?;]\s|[\x02。]")
_SIGNS = (_DENIED, _DENIED_AFTER, _DOUBTED, _ANOTHER_TIME)
_ASKED = re.compile(r"\x00[\s()\[\]\"'.]*\?")
_LIMITS = {
    "CommercialUse": re.compile(
        r"\b(?:no|not for|without|prohibits?|forbids?) commercial(?: use| purposes)?|\bcommercial (?:use|"
        r"purposes)[^.;\x00]{0,20}(?:not (?:allowed|permitted)|prohibited|forbidden)"
        r"|non-? ?commercial(?: use| purposes)? only|only for non-? ?commercial|"
        r"nur für nicht-?kommerzielle|pas d'usage commercial"
    ),
    "DerivativeWorks": re.compile(
        r"\b(?:do not|don't|may not|must not|cannot) (?:modify|adapt|alter|change|edit|remix)|"
        r"no (?:modifications?|adaptations?|remix(?:es|ing)?|changes) (?:allowed|permitted)"
    ),
    "Any": re.compile(
        r"\b(?:personal|private|educational|academic|classroom|research|internal) (?:use|purposes) only|"
        r"only for (?:personal|private|educational|academic|classroom|research|internal)"
        r"|(?<!no )(?<!no prior )(?<!no further )permission (?:is )?(?:required|needed)|(?:ask|"
        r"contact)[^.;\x00]{0,30}(?:permission|before)|do not (?:copy|distribute|share|redistribute)|"
        r"no redistribution"
    ),
}
_CREDIT_DEMANDED = re.compile(
    r"(?:attribution|credit|naming the author) (?:is )?(?:required|mandatory|obligatory)"
)


def doubt(rest: str) -> Question | None:
    """Why what stands around the mentions keeps them from being taken at their word."""
    if _ASKED.search(rest):
        return Question.IS_IT_MEANT
    for sentence in _SENTENCE.split(rest):
        if HOLE in sentence and any(sign.search(sentence) for sign in _SIGNS):
            return Question.IS_IT_MEANT
    return None


def contradicts(low: str, tool: License) -> bool:
    """Whether a text takes back what the tool permits, or CC0 is said to require credit."""
    if _LIMITS["CommercialUse"].search(low) and "CommercialUse" not in tool.prohibits:
        return True
    if _LIMITS["DerivativeWorks"].search(low) and "DerivativeWorks" in tool.permits:
        return True
    if _CREDIT_DEMANDED.search(low) and "Attribution" not in tool.requires:
        return True
    return bool(_LIMITS["Any"].search(low))

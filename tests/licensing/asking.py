"""Ask the engine as the command does: "by/4.0 + by-sa/4.0" are two works, "MIT OR by/4.0" is one with a choice."""

from typing import Any

from licensing.wire import check_question, solve_question

SEVEN = "by-nc-nd/4.0 by-nc-sa/4.0 by-nc/4.0 by-nd/4.0 by-sa/4.0 by/4.0 zero/1.0"
SIX = "by-nc-nd/4.0 by-nc-sa/4.0 by-nc/4.0 by-nd/4.0 by-sa/4.0 by/4.0"
NONCOMMERCIAL = "by-nc-nd/4.0 by-nc-sa/4.0 by-nc/4.0"
NOT_NONCOMMERCIAL = "by-nd/4.0 by-sa/4.0 by/4.0 zero/1.0"


def question(works: str, use: str = "adapt", **more: Any) -> dict[str, Any]:
    """A noncommercial, public use, unless said otherwise."""
    inputs = [work.strip() for work in works.split(" + ")] if works else []
    return {"inputs": inputs, "use": use, "commercial": False, **more}


def ask(works: str, use: str = "adapt", **more: Any) -> dict[str, Any]:
    return check_question(question(works, use, **more))


def verdict(works: str, use: str = "adapt", **more: Any) -> str:
    return str(ask(works, use, **more)["verdict"])


def outputs(works: str, use: str = "adapt", **more: Any) -> tuple[str, str, str]:
    """The licenses that are allowed, not recommended, unclear."""
    answer = ask(works, use, **more)
    keys = ("outputs", "not_recommended_outputs", "unclear_outputs")
    return (" ".join(answer[keys[0]]), " ".join(answer[keys[1]]), " ".join(answer[keys[2]]))


def codes(answer: dict[str, Any]) -> set[str]:
    return {reason["code"] for reason in answer["reasons"]}


def way_out(works: str, use: str = "adapt", **more: Any) -> dict[str, Any]:
    return solve_question(question(works, use, **more))

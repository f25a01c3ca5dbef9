"""Answers of a command that answer nothing: refused with what may be said, before anything is
written. At the desk an answer is chosen from what is offered, and asked again where it is gone.

Knows the plan that was made with the answers.
"""

from __future__ import annotations

from xatre.errors import UseError
from xatre.work.importing.planned import Plan

_BLANKETS = {"child": ("yes", "no"), "village": ("new", "none"), "century": ("20", "19")}
"""Answers for all questions that begin so, asked one by one or not at all."""
_MOST_SAID = 12


class NoSuchAnswer(UseError):
    """An answer is none of the options of its question."""

    code = "XT-286"
    sentence = (
        "“{said}” không phải là một trả lời cho “{key}”. Chưa ghi gì. Các trả lời: {options}."
    )
    remedy = "Ghi đúng một trả lời có sẵn, như {example}."


class NothingAsked(UseError):
    """An answer to a question that the list does not ask."""

    code = "XT-209"
    sentence = "Danh sách không hỏi “{key}”. Câu đang hỏi: {keys}. Chưa ghi gì."
    remedy = "Ghi đúng câu hỏi như khi xem thử (--check), hoặc bỏ trả lời này."


def require_asked(plan: Plan) -> None:
    """Raises NoSuchAnswer, NothingAsked for what a person answered and the plan could not use."""
    for key, said in plan.answers.given.items():
        asked = plan.questions.get(key)
        options = tuple(one for one, _ in asked.options) if asked else _BLANKETS.get(key, (said,))
        if asked or said not in options:
            shown = ", ".join(options[:_MOST_SAID])
            more = "…" if len(options) > _MOST_SAID else ""
            raise NoSuchAnswer(
                said=said[:60], key=key[:80], options=shown + more, example=f"{key}={options[0]}"
            )
        if key not in plan.answers.used and key not in _BLANKETS:
            open_now = ", ".join(list(plan.questions)[:_MOST_SAID])
            raise NothingAsked(key=key[:80], keys=open_now or "không có")

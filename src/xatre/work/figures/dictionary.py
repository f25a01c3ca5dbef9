"""Everything declared, for people and programs: kinds and fields, code lists, criteria, plans,
forms, reports, and what is left out with its reason."""

from __future__ import annotations

from dataclasses import asdict

from xatre import resources
from xatre.kinds import KINDS
from xatre.kinds.left_out import LEFT_OUT
from xatre.reports.dictionary import dictionary
from xatre.reports.official_form import form_name
from xatre.reports.paper_forms import FORMS
from xatre.work.papers.reports import OFFERS


def whole_dictionary() -> dict[str, object]:
    """The printed dictionary, in the shape of the command line's contract."""
    codes = resources.codes()
    forms = [
        {"id": form.id, "title": form_name(codes, form.id), "kind": form.kind}
        for form in FORMS.values()
    ]
    reports = [{"id": offer.name, "title": offer.title} for offer in OFFERS.values()]
    told = dictionary(
        KINDS.values(),
        codes,
        criteria=list(resources.criteria_sets().values()),
        plans=list(resources.plans().values()),
        forms=forms,
        reports=reports,
    )
    return told | {"left_out": [asdict(one) for one in LEFT_OUT]}

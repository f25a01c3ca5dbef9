"""Special circumstances of made-up children: the groups of the law, what befell the family that
goes with them, and the help given. Given of the kind `child`.
"""

from __future__ import annotations

from datetime import date

from xatre.model import days
from xatre.work.demo.households import Household
from xatre.work.demo.town import Given, Town, rows

GROUPS = {
    **{"G04": 46, "G13": 12, "G08": 8, "G09": 8, "G11": 4, "G10": 4, "G06": 4},
    **{"G02": 3, "G05": 2, "G07": 2, "G12": 2, "G14": 3},
}
"""Groups that are a child's own; those of the parents (G01, G03) follow the household."""

OWN_PERCENT = 2.2
LEAST_AGE = {"G08": 11, "G06": 13, "G07": 13, "G10": 10, "G11": 5, "G12": 6, "G09": 2}
DEGREES = {"G04.01": "very_severe", "G04.02": "severe", "G04.03": "mild"}
WHERE_CONCLUDED = "Hội đồng xác định mức độ khuyết tật {town}"


def circumstances(town: Town, home: Household, born: date, plot: str) -> Given:
    """The fields of groups and help, empty for most children."""
    lived = days.age(born.isoformat(), town.today)
    age = lived[0] if lived else 0
    found: list[Given] = []
    if home.fate == "orphans":
        sub = "G01.03" if home.grandparent else "G01.01"
        found.append(_row(town, "G01", sub, born))
    elif home.fate == "lost":
        found.append(_row(town, "G03", "G03.03", born))
    if plot in GROUPS:
        found.append(_row(town, plot, _subgroup(town, home, plot), born))
    elif not plot and town.chance(OWN_PERCENT):
        group = town.pick(GROUPS)
        if age >= LEAST_AGE.get(group, 0):
            found.append(_row(town, group, _subgroup(town, home, group), born))
    fields: Given = {}
    if found:
        fields["special_groups"] = rows(*found)
    support = _support(town, home, born, bool(found), age)
    if support:
        fields["support"] = rows(*support)
    return fields


def _subgroup(town: Town, home: Household, group: str) -> str:
    if group == "G13":
        return "G13.02" if home.poverty == "near_poor" else "G13.01"
    if group == "G02":
        return "G02.02"
    return town.code("special_subgroup", within=group)


def _row(town: Town, group: str, subgroup: str, born: date) -> Given:
    begin = town.between(max(born, date(town.today.year - 6, 1, 1)), town.today)
    row: Given = {"group": group, "subgroup": subgroup, "from_day": begin.isoformat()}
    if group == "G04":
        concluded = town.between(begin, town.today)
        row |= {
            "disability_kind": town.code("disability_kind"),
            "disability_degree": DEGREES[subgroup],
            "conclusion_number": f"{town.random.randint(1, 90):02}/XN-KT",
            "conclusion_on": concluded.isoformat(),
            "conclusion_by": WHERE_CONCLUDED.format(town=town.here),
        }
    elif group == "G09":
        row["conclusion_by"] = "Trung tâm Y tế khu vực"
        row["conclusion_on"] = town.between(begin, town.today).isoformat()
    elif group not in ("G01", "G02", "G05") and town.chance(25):
        row["to_day"] = town.between(begin, town.today).isoformat()
        row["note"] = "Đã hết hoàn cảnh này."
    return row


def _support(town: Town, home: Household, born: date, special: bool, age: int) -> list[Given]:
    found: list[Given] = []
    if special and town.chance(72):
        begin = town.between(max(born, date(town.today.year - 3, 1, 1)), town.today)
        found.append(
            {
                "support_kind": town.pick(
                    {"allowance": 70, "health": 15, "psychology_protection": 15}
                ),
                "from_day": begin.isoformat(),
                "given_by": f"UBND {town.here}",
                "paper": f"{town.random.randint(10, 400)}/QĐ-UBND",
            }
        )
    if home.poverty == "poor" and age >= 6 and town.chance(35):
        begin = date(town.today.year - 1, 9, 15)
        found.append(
            {
                "support_kind": "education",
                "from_day": begin.isoformat(),
                "to_day": date(town.today.year, 5, 31).isoformat(),
                "given_by": "Nhà trường",
                "note": "Hỗ trợ chi phí học tập.",
            }
        )
    return found

"""What a demo commune writes once a year: criteria, population, figures of a plan."""

from __future__ import annotations

from collections import Counter
from datetime import date

from xatre import resources
from xatre.model.values import Value
from xatre.work.demo.people import Child
from xatre.work.demo.town import Given, Town, coded_rows

SOURCES = {
    **{"TC02": "justice", "TC03": "police", "TC04": "police", "TC05": "health_station"},
    **{"TC06": "culture", "TC07": "health_station", "TC08": "health_station"},
    **{"TC09": "health_centre", "TC10": "school", "TC11": "culture", "TC12": "culture"},
    **{"TC13": "survey", "TC01": "culture"},
}
PLAN_OF = {"12": "lai-chau-2024-2030"}


def write_criteria(town: Town, children: list[Child]) -> list[str]:
    """The recognised sheet of two years ago, that of last year, sent, and that of this year,
    being filled in. Ids."""
    year = town.today.year
    scored = max(date(year - 1, 11, 20), town.began)
    last: Given = {
        "year": str(year - 1),
        "commune_class": "B" if town.is_ward else "C",
        "sheet_state": "submitted",
        "assessment_kind": "self",
        "scored_on": scored.isoformat(),
        "scored_by": town.ledger.writer.officer,
        "items": _items(town, len(children), 100),
        "notes": "Số liệu do các ngành cung cấp, còn thiếu khảo sát sự hài lòng.",
        "submitted_on": max(date(year - 1, 12, 5), scored).isoformat(),
    }
    earlier: Given = {
        "year": str(year - 2),
        "commune_class": "B" if town.is_ward else "C",
        "sheet_state": "recognised",
        "assessment_kind": "official",
        "scored_on": date(year - 2, 11, 15).isoformat(),
        "scored_by": "Ban chăm sóc trẻ em",
        "items": _items(town, len(children), 100),
        "submitted_on": date(year - 2, 12, 1).isoformat(),
        "recognition_number": f"{town.random.randint(100, 900)}/QĐ-UBND",
        "recognition_signed_on": date(year - 2, 12, 28).isoformat(),
        "recognition_signer": "Chủ tịch UBND huyện",
        "recognition_signer_office": "Chủ tịch",
        "recognition_form": "paper",
    }
    current: Given = {
        "year": str(year),
        "commune_class": "B" if town.is_ward else "C",
        "sheet_state": "scoring",
        "items": _items(town, len(children), 55),
        "notes": "Đang chờ số liệu của trạm y tế.",
    }
    sheets = ((earlier, town.began), (last, scored), (current, town.today))
    return [town.ledger.add("criteria", fields, on) for fields, on in sheets]


def _items(town: Town, children: int, percent: float) -> dict[str, Value]:
    items: dict[str, Given] = {}
    for criterion in town.ledger.codes.offered("criterion"):
        kind = criterion.facts.get("kind", "")
        if not town.chance(percent):
            continue
        row: Given = {
            "source_kind": SOURCES.get(criterion.code[:4], "this_book"),
            "evidence": "Báo cáo của ngành" if town.chance(40) else "",
        }
        if kind == "yes_no":
            row["answer"] = "yes" if town.chance(80) else "no"
            if criterion.facts.get("max") and row["answer"] == "yes":
                row["points"] = criterion.facts["max"]
        elif kind == "ratio":
            whole = town.random.randint(max(children // 10, 5), max(children // 2, 9))
            row["denominator"] = str(whole)
            row["numerator"] = str(whole * town.random.randint(70, 99) // 100)
        elif kind == "rate":
            happened = town.random.randint(0, max(children // 200, 3))
            row["occurrence"] = "occurred" if happened else "none"
            row["numerator"], row["denominator"] = str(happened), str(max(children, 1))
        elif kind == "survey":
            row["numerator"], row["denominator"] = str(town.random.randint(60, 95)), "100"
        elif not any(other.parent == criterion.code for other in
                     town.ledger.codes.offered("criterion")):  # fmt: skip
            row["note"] = "Có đủ việc trong danh sách."
        items[criterion.code] = row
    return coded_rows(items)


def write_population(town: Town, children: list[Child]) -> list[str]:
    """The commune in this and the last year, and its villages this year. Ids."""
    year = town.today.year
    of_village: dict[str, list[Child]] = {village.id: [] for village in town.villages}
    for child in children:
        of_village[child.home.village.id].append(child)
    ids = [
        town.ledger.add("population", _population(town, children, each, ""), date(each, 1, 10))
        for each in (year - 1, year)
        if date(each, 1, 10) <= town.today
    ]
    for village, living in of_village.items():
        fields = _population(town, living, year, village)
        ids.append(town.ledger.add("population", fields, town.today))
    return ids


def _population(town: Town, children: list[Child], year: int, village: str) -> Given:
    as_of = min(date(year, 1, 1), town.today)
    there = [child for child in children if child.born <= as_of and child.standing != "died"]
    counted = Counter((str(child.age_on(as_of)), child.sex) for child in there)
    per_year = max(len(there) // 16, 1)
    ages: dict[str, Given] = {}
    for age in town.ledger.codes.offered("age_year"):
        # Those of 16 and 17 are not in the register; they are about as many as the others.
        missing = per_year // 2 if int(age.code) >= 16 else 0
        ages[age.code] = {sex: str(counted[age.code, sex] + missing) for sex in ("male", "female")}
    households = max(len(there) // 2, 1)
    return {
        "year": str(year),
        "as_of": as_of.isoformat(),
        "village": village,
        "area_kind": "urban" if town.is_ward else "rural",
        "households": str(households),
        "people": str(households * 4 + len(there) // 4),
        "births": str(sum(child.born.year == year for child in children)),
        "ages": coded_rows(ages),
        "source_words": "Đếm từ sổ, đối chiếu với số của công an xã.",
        "notes": "" if village else "Tuổi 16, 17 ước theo các tuổi khác.",
    }


def write_figures(town: Town) -> list[str]:
    """Numerators and denominators that are typed in for the plan of the province. Ids."""
    plan = PLAN_OF.get(town.province, "")
    indicators = resources.plans().get(plan, {}).get("indicators", ())
    if not indicators:
        return []
    typed = [one for one in indicators if "typed" in one.get("feeds", ())]
    ids = []
    for year in (town.today.year - 1, town.today.year):
        on = min(date(year, 11, 25), town.today)
        for one in typed:
            whole = town.random.randint(3, 40)
            part = whole * town.random.randint(60, 100) // 100
            fields: Given = {
                "plan": plan,
                "indicator": one["code"],
                "year": str(year),
                "numerator": str(part),
                "denominator": str(whole),
                "as_of": on.isoformat(),
                "source_kind": "other",
                "source_words": "Báo cáo của ngành",
                "notes": "Số liệu mẫu." if town.chance(20) else "",
            }
            ids.append(town.ledger.add("figure", fields, max(on, town.began)))
    return ids

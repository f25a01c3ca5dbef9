"""School, health insurance and check-ups of a made-up child, by age. Given of the kind `child`."""

from __future__ import annotations

from datetime import date

from xatre.model import days
from xatre.work.demo.households import Household
from xatre.work.demo.town import Given, Town, years_before

SCHOOLS = {
    "nursery": "Trường Mầm non",
    "kindergarten": "Trường Mầm non",
    "primary": "Trường PTDTBT Tiểu học",
    "lower_secondary": "Trường PTDTBT THCS",
    "upper_secondary": "Trường THPT",
    "continuing": "Trung tâm Giáo dục thường xuyên",
}


def school(town: Town, born: date, plot: str = "") -> Given:
    """What the child does at school in the school year that `today` falls in."""
    begin = town.today.year if town.today.month >= 9 else town.today.year - 1
    age = begin - born.year
    if plot == "left" or (age >= 12 and town.chance(3)):
        left_on = town.between(date(begin - 1, 9, 5), date(begin, 10, 30))
        level = "lower_secondary" if age >= 11 else "primary"
        return {
            "school_state": "left",
            "school_level": level,
            "school_left_on": left_on.isoformat(),
        }
    if age < 3:
        if age < 2 or town.chance(70):
            return {"school_state": "not_yet"}
        return _attending(town, "nursery", "Nhóm trẻ 24-36 tháng")
    if age <= 5:
        if town.chance(92):
            return _attending(town, "kindergarten", f"Mẫu giáo {age} tuổi")
        return {"school_state": "not_yet"}
    if town.chance(0.5):
        return {"school_state": "never"}
    if town.chance(1):
        return {"school_state": "unknown"}
    if age <= 10:
        return _attending(town, "primary", f"{age - 5}{town.one('ABC')}")
    if age <= 14:
        return _attending(town, "lower_secondary", f"{age - 5}{town.one('AB')}")
    if town.chance(12):
        return {"school_state": "finished", "school_level": "lower_secondary"}
    level = "continuing" if town.chance(15) else "upper_secondary"
    return _attending(town, level, f"{min(age - 5, 12)}{town.one('AB')}")


def _attending(town: Town, level: str, class_name: str) -> Given:
    number = " số 2" if level in ("primary", "kindergarten") and town.chance(40) else ""
    return {
        "school_state": "attending",
        "school_level": level,
        "school_name": f"{SCHOOLS[level]}{number} {town.name}",
        "school_class": class_name,
    }


def health(town: Town, home: Household, born: date, registered: bool) -> Given:
    """Insurance card, check-up, vaccines, and whether the child was asked this year."""
    lived = days.age(born.isoformat(), town.today)
    age, months = lived or (0, 0)
    fields = _insurance(town, home, born, age, registered)
    if town.chance(74 if age else 40):
        first = max(born, date(town.today.year - 1, town.today.month, 1))
        fields["health_check_on"] = town.between(first, town.today).isoformat()
    if age or months >= 3:
        fields["fully_vaccinated"] = town.pick({"yes": 86, "no": 9, "unknown": 5})
    if age >= 7:
        fields["asked_opinion"] = town.pick({"yes": 48, "no": 44, "unknown": 8})
    return fields


def _insurance(town: Town, home: Household, born: date, age: int, registered: bool) -> Given:
    state = town.pick({"has": 93, "none": 3, "expired": 2, "unknown": 1, "waiting": 1})
    if not registered:
        state = "waiting" if town.chance(30) else "none"
    fields: Given = {"insurance_state": state}
    if state == "has":
        right = "TE1" if age < 6 else "HN2" if home.poverty == "poor" else "DT2"
        fields["insurance_number"] = f"{right}{town.province}{town.random.randrange(10**10):010}"
        ends = years_before(born, -6) if age < 6 else date(town.today.year, 12, 31)
        fields["insurance_to"] = max(ends, town.today).isoformat()
    return fields

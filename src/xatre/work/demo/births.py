"""Births and their registration, for the children of a demo commune. Writes the kind `birth`."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from xatre.work.demo.households import Adult, written_born
from xatre.work.demo.people import Child
from xatre.work.demo.town import Given, Town, answered, chosen, rows

FOLLOWED_DAYS = 3 * 365
"""Births younger than this are followed; older ones only when registered late or not at all."""

REASONS = (
    "unmarried",
    "under_age",
    "no_birth_proof",
    "parents_away",
    "no_parent_papers",
    "far",
    "unaware",
)


def write_births(town: Town, children: list[Child]) -> list[str]:
    """The births of young children, late and missing registrations of older ones, and births
    without a child in the register. Ids."""
    followed = [child for child in children if _is_followed(town, child)]
    followed.sort(key=lambda child: (child.registration.on or child.born, child.id))
    numbers: Counter[int] = Counter()
    ids = [town.ledger.add("birth", _birth(town, child, numbers), _entered(town, child))
           for child in followed]  # fmt: skip
    if followed:
        ids += _without_child(town, followed)
    return ids


def _is_followed(town: Town, child: Child) -> bool:
    if len(str(child.fields["born_on"])) != 10 or child.standing == "of_age":
        return False
    age = (town.today - child.born).days
    if age < FOLLOWED_DAYS or child.registration.status != "registered":
        return True
    on = child.registration.on
    return bool(on and (on - child.born).days > 62 and on > town.began)


def _entered(town: Town, child: Child) -> date:
    return town.entered(child.registration.on or child.born)


def _birth(town: Town, child: Child, numbers: Counter[int]) -> Given:
    told = child.fields
    fields: Given = {
        name: told.get(name)
        for name in ("name_state", "full_name", "born_on", "sex", "ethnic_group", "birth_order",
                     "birthplace", "home_town", "insurance_state", "village")
    }  # fmt: skip
    at_home = told.get("birthplace") == "Tại nhà"
    fields |= {
        "child": child.id,
        "status": child.registration.status,
        "birth_place_kind": "home" if at_home else "facility",
        "birth_unit": town.unit_on(child.born),
        "residence_unit": town.unit,
        "surrogacy": "no",
        "foreign": "no",
    }
    fields |= _parent(town, "mother", child.home.mother) | _parent(
        town, "father", child.home.father
    )
    fields |= _marriage(town, child)
    papers = [
        "witness" if at_home and town.chance(50) else "pledge" if at_home else "facility_paper"
    ]
    fields["papers"] = chosen(*papers)
    if child.registration.status == "not_registered":
        return fields | _not_registered(town, child)
    fields |= _declaration(town, child)
    if child.registration.status == "registered":
        fields |= _registered(town, child, numbers)
    return fields


def _parent(town: Town, role: str, parent: Adult | None) -> Given:
    if parent is None:
        return {f"{role}_known": "no"}
    fields: Given = {
        f"{role}_known": "yes",
        f"{role}_name": parent.name,
        f"{role}_born_on": written_born(town, parent),
        f"{role}_ethnic_group": parent.group,
        f"{role}_nationality": "VN",
        f"{role}_address": town.label,
        f"{role}_paper": "personal_number" if parent.number else "none",
        f"{role}_paper_number": parent.number,
    }
    if parent.state != "dead":
        fields[f"{role}_phone"] = parent.phone
    return fields


def _marriage(town: Town, child: Child) -> Given:
    if child.home.father is None or not town.chance(78):
        return {}
    on = child.home.births[0].born - timedelta(days=town.random.randint(200, 900))
    return {
        "marriage_number": str(town.random.randint(1, 90)),
        "marriage_book": f"01/{on.year}",
        "marriage_on": on.isoformat(),
        "marriage_office": f"UBND {town.here}",
    }


def _declaration(town: Town, child: Child) -> Given:
    relation, who = "mother", child.home.mother
    if child.home.father and town.chance(60):
        relation, who = "father", child.home.father
    on = child.registration.on or town.today
    fields: Given = {
        "declarant_relation": relation,
        "declared_on": on.isoformat(),
        "declared_at": town.label,
        "submitted_on": on.isoformat(),
    }
    if who is None or who.state == "dead":
        return fields | {"declarant_relation": "grandparent"}
    return fields | {
        "declarant_name": who.name,
        "declarant_born_on": who.born.isoformat(),
        "declarant_paper": "identity_card" if who.number else "none",
        "declarant_paper_number": who.number,
        "declarant_paper_on": "2021" if who.number else "",
        "declarant_paper_by": "Cục Cảnh sát quản lý hành chính về trật tự xã hội"
        if who.number
        else "",
        "declarant_address": town.label,
        "wants_copies": "yes",
        "copies": str(town.random.randint(1, 5)),
    }


def _registered(town: Town, child: Child, numbers: Counter[int]) -> Given:
    on = child.registration.on or town.today
    numbers[on.year] += 1
    is_late = (on - child.born).days > 62
    is_mobile = is_late and town.chance(25)
    kind = "electronic" if not is_late and town.chance(45) else "first"
    fields: Given = {
        "registration_type": "mobile" if is_mobile else kind,
        "registering_unit": town.unit_on(on),
        "register_number": str(numbers[on.year]),
        "register_year": str(on.year),
        "register_book": f"01/{on.year}",
        "registered_on": on.isoformat(),
        "number_asked_on": on.isoformat(),
        "personal_number": child.fields.get("personal_number"),
        "certificate_issued": "no" if town.chance(3) else "yes",
        "mobile": "yes" if is_mobile else "no",
    }
    if is_mobile:
        fields |= {"mobile_place": child.home.village.name, "mobile_on": on.isoformat()}
    if is_late and town.chance(6):
        fields |= {
            "registration_type": "again",
            "previous_number": str(town.random.randint(1, 200)),
            "previous_book": f"02/{child.born.year}",
            "previous_registered_on": (child.born + timedelta(days=30)).isoformat(),
            "previous_office": "UBND xã cũ",
        }
    return fields


def _not_registered(town: Town, child: Child) -> Given:
    age = (town.today - child.born).days
    reason = "unmarried" if child.home.fate == "no_father" else town.one(REASONS)
    fields: Given = {"unregistered_reasons": chosen(reason)}
    if age > 20:
        on = town.between(max(child.born, town.began), town.today)
        fields["actions"] = rows(
            {
                "done_on": on.isoformat(),
                "action": "Đến nhà nhắc làm khai sinh, hướng dẫn giấy tờ cần có.",
                "done_by": "Cộng tác viên thôn",
            }
        )
    # Some visits are overdue on purpose: the overview has something to say.
    next_on = town.today + timedelta(days=town.random.randint(-10, 20))
    fields["next_visit_on"] = max(next_on, child.born).isoformat()
    return fields


def _without_child(town: Town, followed: list[Child]) -> list[str]:
    """A child that lived less than a day, two that died later, one that moved away, one found
    abandoned."""
    home = town.one(followed).home
    lived = town.today - timedelta(days=town.random.randint(60, 300))
    short: Given = {
        "status": "not_required",
        "name_state": "unnamed",
        "born_on": lived.isoformat(),
        "sex": town.one(("male", "female")),
        "ethnic_group": home.group,
        "village": home.village.id,
        "died_on": lived.isoformat(),
        "lived_24_hours": "no",
        "notes": "Sống dưới 24 giờ, gia đình không đề nghị đăng ký.",
    }
    died = [
        short
        | {
            "status": "not_registered",
            "lived_24_hours": "yes",
            "died_on": (lived + timedelta(days=3)).isoformat(),
            "notes": "Sống ba ngày, cần đăng ký khai sinh và khai tử.",
            "unregistered_reasons": chosen("unaware"),
            "death_registered": "no",
        },
        short
        | {
            "status": "registered",
            "registering_unit": town.unit_on(lived + timedelta(days=9)),
            "register_number": f"{town.random.randint(901, 990)}",
            "register_year": str((lived + timedelta(days=9)).year),
            "registered_on": (lived + timedelta(days=9)).isoformat(),
            "lived_24_hours": "yes",
            "died_on": (lived + timedelta(days=3)).isoformat(),
            "notes": "Đã đăng ký khai sinh và khai tử cùng ngày.",
            "death_registered": "yes",
            "death_registered_on": (lived + timedelta(days=9)).isoformat(),
        },
    ]
    moved_on = town.today - timedelta(days=town.random.randint(100, 500))
    family = town.names.surname(town.random, home.group)
    moved: Given = {
        "status": "moved",
        "full_name": town.names.person(town.random, home.group, "female", family),
        "born_on": moved_on.isoformat(),
        "sex": "female",
        "ethnic_group": home.group,
        "residence_unit": town.one(town.other_units),
        "notes": "Gia đình đã chuyển đi, báo xã nơi đến.",
    }
    found_on = town.today - timedelta(days=town.random.randint(8, 40))
    abandoned: Given = {
        "status": "not_registered",
        "name_state": "unknown",
        "born_on": (found_on - timedelta(days=1)).isoformat(),
        "sex": "unknown" if town.chance(20) else "female",
        "mother_known": "no",
        "father_known": "no",
        "unregistered_reasons": chosen("abandoned"),
        "papers": chosen("abandoned_minutes"),
        "abandoned": "yes",
        "doubt_reasons": answered("abandoned_case", "Vụ việc do xã nơi tạm nuôi dưỡng lập."),
        "abandoned_record_number": f"{town.random.randint(1, 9):02}/BB",
        "abandoned_record_on": found_on.isoformat(),
        "abandoned_place": "Trước cửa trạm y tế",
        "finder": "Người đi chợ sớm",
        "temporary_carer": "Trung tâm Công tác xã hội tỉnh",
        "notice_from": (found_on + timedelta(days=1)).isoformat(),
        "notice_to": (found_on + timedelta(days=8)).isoformat(),
    }
    days_and_fields = (
        (lived, short),
        *((lived + timedelta(days=9), one) for one in died),
        (moved_on, moved),
        (found_on, abandoned),
    )
    return [town.ledger.add("birth", fields, town.entered(on)) for on, fields in days_and_fields]

"""Injuries of made-up children: every cause, places, outcomes, deaths. Writes the kind `injury`."""

from __future__ import annotations

from datetime import date, timedelta

from xatre.work.demo.people import Child
from xatre.work.demo.town import Given, Town, answered, chosen

CAUSES = {
    **{"01": 34, "02": 10, "03": 20, "04": 5, "05": 9, "06": 2},
    **{"07": 9, "08": 5, "09": 0.4, "10": 1.6, "11": 4},
}
NATURES = {
    **{"01": "fracture", "02": "burn", "03": "open_wound", "04": "poisoning", "05": "open_wound"},
    **{"06": "suffocation", "07": "bite", "08": "drowning", "09": "open_wound", "10": "electric"},
    **{"11": "other"},
}
WATCHED = ("02", "04", "06", "08")
DEADLY = ("08", "03", "04", "06")
DAYS_BACK = 3 * 365
WORDS = {
    "01": "Trẻ bị ngã khi đang chơi, người nhà đưa đi khám.",
    "02": "Trẻ với tay vào nồi nước nóng trên bếp.",
    "03": "Va chạm xe máy trên đường về bản.",
    "04": "Ăn quả dại hái ngoài bìa rừng.",
    "05": "Đứt tay khi cắt cỏ.",
    "06": "Hóc hạt quả khi ăn.",
    "07": "Bị chó nhà hàng xóm cắn.",
    "08": "Tắm suối cùng các bạn, trượt chân vào chỗ nước sâu.",
    "09": "Nhặt vật lạ khi đi làm nương.",
    "10": "Chạm vào ổ điện bị hở.",
    "11": "Bị đá lăn trúng khi đi học về.",
}


def write_injuries(town: Town, children: list[Child], count: int) -> list[str]:
    """So many injuries, each cause twice first, and the deaths the register knows of. Ids."""
    ids = []
    dead = [child for child in children if child.standing == "died"]
    able = [child for child in children if child.standing in ("here", "away")]
    for place in range(count):
        cause = list(CAUSES)[place % len(CAUSES)] if place < 22 else town.pick(CAUSES)
        if dead and place % 7 == 0:
            dead_child = dead.pop()
            on = date.fromisoformat(str(dead_child.fields["standing_on"]))
            fields = _injury(town, dead_child, on, town.one(DEADLY), "died")
        else:
            child = None if not able or town.chance(12) else town.one(able)
            first = town.today - timedelta(days=DAYS_BACK)
            # Nobody falls on the day of birth.
            first = max(first, child.born + timedelta(days=40)) if child else first
            if first > town.today:
                continue
            on = town.between(first, town.today)
            outcome = town.pick({"recovered": 82, "in_treatment": 9, "disabled": 3, "unknown": 6})
            if child is None and place % 11 == 7:
                outcome = "died"
            fields = _injury(town, child, on, cause, outcome)
        ids.append(town.ledger.add("injury", fields, town.entered(on)))
    return ids


def _injury(town: Town, child: Child | None, on: date, cause: str, outcome: str) -> Given:
    subtype = town.code("injury_subtype", within=cause)
    place = town.pick({"home": 46, "school": 14, "community": 40})
    if cause in ("03", "09"):
        place = "community"
    fields: Given = _who(town, child, on) | {
        "happened_on": on.isoformat(),
        "happened_at": f"{town.random.randint(6, 20):02}:{town.one(('00', '15', '30', '45'))}",
        "cause": cause,
        "subtype": subtype,
        "cause_other": "Chưa phân loại được" if cause == "11" else "",
        "intent": town.pick(
            {"unintentional": 95, "undetermined": 3, "assault": 1.4, "self_harm": 0.6}
        ),
        "sexual": town.pick({"no": 80, "": 20}),
        "place": place,
        "place_detail": town.code("injury_place_detail", within=place),
        "place_words": town.one(("", "Đường liên bản", "Suối đầu bản", "Sân nhà")),
        "event_unit": town.unit,
        "village": town.one(town.villages).id,
        "activity": town.code("injury_activity"),
        "natures": chosen(NATURES[cause], *(["bruise"] if town.chance(25) else [])),
        "body_parts": chosen(town.code("body_part")),
        "care": town.code("injury_care"),
        "outcome": outcome,
        "safe_home": town.pick({"yes": 30, "no": 50, "unknown": 20}),
        "narrative": WORDS[cause],
        "told_by": town.one(("Trạm y tế", "Trưởng thôn", "Nhà trường", "Gia đình")),
        "recorded_on": town.between(on, on + timedelta(days=20)).isoformat(),
    }
    if fields["intent"] == "assault":
        fields["doubt_reasons"] = answered("case", "Vụ việc do xã nơi xảy ra lập.")
    fields |= _prevention(town, cause) | _treatment(town, on, outcome)
    return fields


def _who(town: Town, child: Child | None, on: date) -> Given:
    if child:
        return {"child": child.id}
    group = town.one(town.villages).group
    sex = town.one(("male", "female"))
    family = town.names.surname(town.random, group)
    born = on - timedelta(days=town.random.randint(700, 5400))
    return {
        "full_name": town.names.person(town.random, group, sex, family),
        "told_born_on": f"{born.year}~" if town.chance(50) else str(born.year),
        "told_sex": sex,
    }


def _prevention(town: Town, cause: str) -> Given:
    answers = {"yes": 40, "no": 45, "unknown": 15}
    fields: Given = {}
    if cause in WATCHED:
        fields["adult_watching"] = town.pick(answers)
    for asked, name in (("03", "helmet"), ("08", "could_swim"), ("07", "rabies_vaccine")):
        if cause == asked:
            fields[name] = town.pick(answers)
    return fields


def _treatment(town: Town, on: date, outcome: str) -> Given:
    fields: Given = {}
    if outcome == "died":
        return {"died_on": on.isoformat(), "outcome_on": on.isoformat()}
    if outcome in ("in_treatment", "disabled") or town.chance(35):
        stay = town.random.randint(1, 20)
        out = on + timedelta(days=stay)
        fields |= {"health_facility": "Trung tâm Y tế khu vực", "admitted_on": on.isoformat()}
        if out <= town.today and outcome != "in_treatment":
            fields |= {"discharged_on": out.isoformat(), "hospital_days": str(stay)}
    if outcome != "unknown":
        fields["outcome_on"] = town.between(
            on + timedelta(days=1), on + timedelta(days=30)
        ).isoformat()
        fields["outcome_on"] = max(str(fields["outcome_on"]), on.isoformat())
        if str(fields["outcome_on"]) > town.today.isoformat():
            fields.pop("outcome_on")
    return fields

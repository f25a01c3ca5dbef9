"""Cases of made-up children, each in another step of NĐ 56/2017: one with its twelve hours
running, one past its time limit. Writes the kinds `incident` and `case`; the papers of a case are
written by `case_papers.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from xatre.work.demo import case_papers as papers
from xatre.work.demo.households import adult
from xatre.work.demo.people import Child
from xatre.work.demo.town import Given, Town, before_weekend, chosen


@dataclass(frozen=True)
class Step:
    """How far a case has come: its state, how many days ago the report came, its papers in
    order, each so many days after the report."""

    state: str
    days_ago: int
    papers: tuple[tuple[str, int], ...] = ()
    grave: bool = False
    at: str = "08:20"


STEPS = (
    # Twelve hours are running: received this morning, no decision on separation yet.
    Step("assessing", 0, (("urgent", 0), ("emergency", 0)), grave=True, at="07:15"),
    Step("received", 1, at="16:40"),
    # Overdue: the plan is due five working days after the meeting.
    Step("planning", 24, (("calm", 1), ("specific", 6), ("meeting", 9))),
    Step("carrying_out", 60, (("calm", 1), ("specific", 6), ("meeting", 9), ("plan", 12),
                              ("approval", 14), ("follow_up", 30), ("follow_up", 50))),
    Step("carrying_out", 7, (("urgent", 0), ("emergency", 0), ("separation", 0),
                             ("specific", 3)), grave=True),
    Step("awaiting_approval", 13, (("calm", 1), ("specific", 4), ("meeting", 7), ("plan", 12))),
    Step("closed", 330, (("calm", 1), ("specific", 6), ("meeting", 9), ("plan", 12),
                         ("refusal", 13), ("approval", 14), ("follow_up", 40), ("review_close", 90),
                         ("close", 95), ("after_close", 150))),
    Step("identifying_needs", 4, (("calm", 1),)),
    Step("reviewing", 120, (("calm", 1), ("specific", 6), ("meeting", 9), ("plan", 12),
                            ("approval", 14), ("follow_up", 40), ("review_continue", 100))),
    Step("carrying_out", 90, (("urgent", 0), ("emergency", 0), ("separation_ended", 0),
                              ("specific", 4), ("meeting", 8), ("plan", 10), ("approval", 12),
                              ("placed", 45)), grave=True),
    Step("unfounded", 45, (("calm", 2),)),
    Step("handed_over", 70, (("calm", 1),)),
)  # fmt: skip

SUBJECTS = {
    "abused": 50,
    "risk_violence": 14,
    "risk_exploitation": 8,
    "risk_abandonment": 8,
    "special": 20,
}
FORMS = {
    "violence": 40,
    "neglect": 20,
    "sexual": 14,
    "exploitation": 10,
    "abandonment": 6,
    "trafficking": 3,
    "other": 7,
}
CONDITIONS = (
    "Trẻ có vết bầm ở tay, sợ hãi, ít nói. Đã được khám tại trạm y tế.",
    "Trẻ bỏ học, phải trông em và làm nương cả ngày, sức khỏe yếu.",
    "Trẻ ở một mình nhiều ngày, thiếu ăn, quần áo mỏng.",
    "Trẻ khóc nhiều, không muốn về nhà, cô giáo nhận thấy thay đổi.",
    "Trẻ chưa có thương tích, gia đình thường xuyên to tiếng khi uống rượu.",
)


def write_cases(town: Town, children: list[Child], count: int) -> list[str]:
    """So many cases over the steps, every third of them with others in one event. Ids."""
    able = [
        child for child in children if child.standing == "here" and child.age_on(town.today) >= 3
    ]
    ids: list[str] = []
    events: list[tuple[str, date]] = []
    for place in range(count):
        step = STEPS[place % len(STEPS)]
        received = town.today - timedelta(
            days=step.days_ago + (place // len(STEPS)) * 2 * bool(step.days_ago)
        )
        child = able.pop(town.random.randrange(len(able))) if able and place % 5 != 4 else None
        if child and child.age_on(received) < 2:
            child = None
        event = ""
        if place % 6 == 2:
            happened = received - timedelta(days=1)
            event = town.ledger.add("incident", _incident(town, happened), received)
            events.append((event, happened))
        elif events and place % 6 == 3:
            event = next((one for one, day in reversed(events) if day <= received), "")
        id = town.ledger.add("case", _case(town, child, step, received, event), received)
        papers.write(town, id, step.papers, received)
        if town.chance(30):
            town.ledger.change(id, {"notes": "Đã đối chiếu với công an xã."}, received)
        ids.append(id)
    return ids


def _incident(town: Town, happened: date) -> Given:
    return {
        "happened_on": happened.isoformat(),
        "happened_at": "17:30",
        "children_count": "2",
        "event_unit": town.unit,
        "event_place": f"{town.one(town.villages).name}, gần trường",
        "summary": "Hai trẻ bị đánh trên đường đi học về.",
        "police_told": "yes",
        "police_told_on": happened.isoformat(),
        "police_unit": f"Công an {town.here}",
    }


def _case(town: Town, child: Child | None, step: Step, received: date, event: str) -> Given:
    subject = "abused" if step.grave else town.pick(SUBJECTS)
    by_carer = "yes" if step.grave else town.pick({"no": 75, "unknown": 25})
    happened = received - timedelta(days=town.random.randint(0 if step.grave else 1, 3))
    fields: Given = {
        "intake_channel": town.code("intake_channel"),
        "received_at": step.at,
        "received_on": received.isoformat(),
        "entered_on": received.isoformat(),
        "entered_at": step.at,
        "subject": subject,
        "information_source": town.code("information_source"),
        "report_number": f"{town.random.randint(1, 60):02}/BC" if town.chance(40) else "",
        "passed_on": received.isoformat(),
        "incident": event,
        "event_place": f"{town.one(town.villages).name}, {town.here}",
        "event_unit": town.unit,
        "residence_unit": town.unit,
        "happened_on": happened.isoformat(),
        "child_whereabouts": town.one(("Ở nhà", "Ở nhà ông bà", "Trạm y tế xã", "Trường học")),
        "condition": town.one(CONDITIONS),
        "foreseen_consequences": "Trẻ có thể tiếp tục bị tổn hại nếu không được hỗ trợ ngay.",
        "family_circumstances": "Gia đình làm nương, kinh tế khó khăn.",
        "present_carer": town.one(("Mẹ", "Bà ngoại", "Bác ruột", "Cha")),
        "actions_before": town.one(
            ("", "Trưởng thôn đã đến can ngăn.", "Cô giáo đã báo gia đình.")
        ),
        "receiver": town.ledger.writer.officer,
        "receiver_office": f"Người làm công tác bảo vệ trẻ em {town.here}",
        "harmer_is_carer": by_carer,
        "grave_danger": "yes" if step.grave else "no",
        "case_state": step.state,
        "responsible": town.ledger.writer.officer,
    }
    fields |= _child(town, child, received) | _reporter(town)
    if subject == "abused":
        fields |= {
            "abuse_forms": chosen(town.pick(FORMS)),
            "abuse_setting": "family" if by_carer == "yes" else town.code("abuse_setting"),
            "harmer_relation": town.one(("father", "mother", "step_parent"))
            if by_carer == "yes"
            else town.one(("neighbour", "child", "relative", "unknown", "stranger")),
        }
    return fields | _course(town, step, received)


def _child(town: Town, child: Child | None, received: date) -> Given:
    if child is None:
        age = town.random.randint(4, 14)
        group, sex = town.one(town.villages).group, town.one(("male", "female"))
        family = town.names.surname(town.random, group)
        return {
            "told_name": town.names.person(town.random, group, sex, family),
            "told_born_on": f"{received.year - age}~",
            "told_sex": sex,
            "told_age": str(age),
            "mother_name": adult(town, group, "female", date(received.year - age - 25, 1, 1)).name,
        }
    fields: Given = {"child": child.id}
    for role, parent in (("father", child.home.father), ("mother", child.home.mother)):
        if parent and parent.state != "dead":
            fields |= {
                f"{role}_name": parent.name,
                f"{role}_age": str(received.year - parent.born.year),
                f"{role}_occupation": parent.occupation,
            }
    return fields


def _reporter(town: Town) -> Given:
    if not town.chance(55):
        return {"reporter_agrees": town.pick({"no": 70, "unknown": 30})}
    group = town.one(town.villages).group
    someone = adult(town, group, town.one(("male", "female")), date(1985, 5, 6))
    parts = {
        "name": someone.name,
        "phone": town.phone(),
        "address": f"{town.one(town.villages).name}, {town.here}",
        "note": "Đề nghị không cho gia đình trẻ biết.",
    }
    return {"reporter_agrees": "yes", "reporter": town.ledger.seal("case", "reporter", parts)}


def _course(town: Town, step: Step, received: date) -> Given:
    done = {name for name, _ in step.papers}
    fields: Given = {"separated": "yes" if done & {"separation", "separation_ended"} else "no"}
    if fields["separated"] == "yes":
        fields |= {
            "separation_grounds": chosen("harmed_by_carer"),
            "alternative_care": "relative",
            "protection_measures": chosen("50.2.b", "50.2.c"),
        }
    elif done & {"plan"}:
        fields["protection_measures"] = chosen("49.2.c", "50.2.h")
    if "approval" in done:
        fields["support_services"] = chosen("medical", "psychology")
    if step.state == "closed":
        closed = dict(step.papers)["close"]
        closed_on = before_weekend(received + timedelta(days=closed))
        fields |= {
            "closed_on": closed_on.isoformat(),
            "over_reason": "Kế hoạch đã thực hiện xong, trẻ an toàn.",
            "national_entered_on": before_weekend(closed_on + timedelta(days=1)).isoformat(),
            "national_entered_by": town.ledger.writer.officer,
        }
    elif step.state == "handed_over":
        fields |= {
            "handed_to": town.one(town.other_units),
            "handed_on": before_weekend(received + timedelta(days=5)).isoformat(),
            "over_reason": "Gia đình trẻ đã chuyển về xã nhận.",
        }
    return fields

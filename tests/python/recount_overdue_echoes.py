"""Counts the overdue LVEF echoes once more, by the rules of docs/domain.md (C1-C5, E1, E2, E4, E6-E8, E10, E11) and without a line of the service.

Reads on standard input {"now": INSTANT, "sites": {ID: {"zone", "openDays", "holidays"}}, "plans": [the answer of /api/v1/plans/ID/facts, ...],
"questions": [{"asOf", "site", "navigator", "minDays", "booked"}, ...]}, and writes a list: for each question the total, the totals by clinic and band, the lines.

Knows lives without repeat echoes and conjugates: no LVEF that holds or is below normal, no residual disease; nothing is retracted; the cycles of
a track in order.
"""
import json
import sys
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

sys.dont_write_bytecode = True
from recounted_course import Course

BANDS = (("1-14", 14), ("15-30", 30), ("31-60", 60), (">60", 10**6))


class Plan:
    """What was known of one plan after each entry of its log."""

    def __init__(self, log, sites, horizon):
        self.known = []
        course = None
        for entry in log["facts"]:
            if entry["kind"] == "approved":
                self.id = entry["fact"]["id"]
                course = Course(entry["fact"], sites, horizon)
            else:
                course.record(entry["fact"])
            site = course.document["site"]
            recorded = datetime.fromisoformat(entry["recordedAt"]).astimezone(ZoneInfo(sites[site]["zone"])).date()
            self.known.append((recorded, site, course.document["navigator"].lower(), course.last_lvef(), course.open_echoes()))

    def overdue(self, day_at):
        """The lines of a day: of what was recorded until its end."""
        for recorded, site, navigator, lvef, echoes in reversed(self.known):
            day = day_at(site)
            if recorded <= day:
                for key, planned, booked in echoes:
                    if planned < day:
                        days = (day - planned).days
                        yield {
                            "plan": self.id, "site": site, "navigator": navigator, "event": key, "date": planned.isoformat(), "days": days,
                            "band": next(name for name, most in BANDS if days <= most), "booked": booked and booked.isoformat(), "lastLvef": lvef,
                        }
                return


def answer(question, plans, today):
    asked = question.get("asOf")

    # Where the day has not begun yet, it is still the one before.
    def day_at(site):
        return min(date.fromisoformat(asked), today[site]) if asked else today[site]

    lines = [line for plan in plans for line in plan.overdue(day_at) if fits(line, question)]
    lines.sort(key=lambda line: (line["date"], line["plan"], line["event"]))
    totals = [
        {"site": site, **{name: sum(line["site"] == site and line["band"] == name for line in lines) for name, _ in BANDS}}
        for site in sorted({line["site"] for line in lines})
    ]
    return {"total": len(lines), "totals": totals, "echoes": lines}


def fits(line, question):
    return (
        question.get("site") in (None, line["site"])
        and (question.get("navigator") or line["navigator"]).lower() == line["navigator"]
        and line["days"] >= (question.get("minDays") or 1)
        and question.get("booked") in (None, line["booked"] is not None)
    )


def main():
    asked = json.load(sys.stdin)
    now = datetime.fromisoformat(asked["now"])
    today = {site: now.astimezone(ZoneInfo(clinic["zone"])).date() for site, clinic in asked["sites"].items()}
    horizon = max(today.values()) + timedelta(days=1)
    plans = [Plan(log, asked["sites"], horizon) for log in asked["plans"]]
    json.dump([answer(question, plans, today) for question in asked["questions"]], sys.stdout)


main()

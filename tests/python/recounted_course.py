"""The echoes of one course, by the rules of docs/domain.md: see recount_overdue_echoes.py."""
from datetime import date, timedelta

# What comes before the first HER2 dose (track, interval, cycles), and the track with that dose. In docs/domain.md: Protocols.
BEFORE = {"ac-thp": ("ac", 21, 4), "ddac-thp": ("ddac", 14, 4), "fec-dhp": ("fec", 21, 3)}
HER2_TRACK = {"ac-thp": "hp", "ddac-thp": "hp", "fec-dhp": "dhp", "tchp": "tchp", "tch": "tch", "hp": "hp", "h": "h"}

# 18 doses 21 days apart are at least so many days from the first to the last one.
COURSE_DAYS = 17 * 21
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def after(anchor, interval, times=1):
    """So many intervals later; of a month that has no such day its last one."""
    number, unit = interval.split("-")
    if unit == "weeks":
        return anchor + timedelta(weeks=int(number) * times)
    if unit == "days":
        return anchor + timedelta(days=int(number) * times)
    months = anchor.month - 1 + int(number) * times
    year, month = anchor.year + months // 12, months % 12 + 1
    next_month = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, min(anchor.day, (next_month - timedelta(days=1)).day))


class Course:
    def __init__(self, document, sites, horizon):
        self.document, self.sites, self.horizon = document, sites, horizon
        self.given, self.left_out, self.deferred = {}, set(), {}
        self.results, self.performed, self.closed, self.booked = [], {}, set(), {}
        self.is_open = True

    def record(self, fact):
        kind, key, day = fact["kind"], fact.get("event"), fact.get("date") and date.fromisoformat(fact["date"])
        if kind == "dose-given":
            self.given.setdefault(key, day)
        elif kind == "dose-omitted":
            self.left_out.add(key)
        elif kind == "deferred":
            self.deferred[key] = date.fromisoformat(fact["to"])
        elif kind == "echo-booked":
            self.booked[key] = day
        elif kind == "echo-performed":
            self.performed[key] = day
        elif kind == "lvef-result":
            self.closed.add(key or self.match(day))
            self.results.append((day, fact["percent"]))
        elif kind == "plan-amended":
            self.document = fact["document"]
        elif kind in ("patient-died", "patient-withdrew", "patient-transferred"):
            self.is_open = False
        elif kind not in ("surgery-performed", "pathology-result", "acknowledged"):
            raise ValueError(f"{kind} is not known here")

    def last_lvef(self):
        return (lambda last: {"date": last[0].isoformat(), "percent": last[1]})(max(self.results)) if self.results else None

    def open_echoes(self):
        """Key, planned day and appointment of every echo that is neither done nor gone."""
        return [(key, day, self.booked.get(key)) for key, day in self.echoes().items()] if self.is_open else []

    # Days of the clinic (C3).

    def rolled(self, day, step):
        clinic = self.sites[self.document["site"]]
        while WEEKDAYS[day.weekday()] not in clinic["openDays"] or day.isoformat() in clinic["holidays"]:
            day += timedelta(days=step)
        return day

    # Cycles (C1, C2, C5): as given, else the later of what the rule and a deferral say.

    def cycle(self, key, computed):
        planned = self.rolled(computed, 1)
        return self.given.get(key) or max(planned, self.deferred.get(key, planned))

    def track(self, name, first, interval, count):
        days = [self.cycle(f"{name}-1", first)]
        for number in range(2, count + 1):
            days.append(self.cycle(f"{name}-{number}", days[-1] + timedelta(days=interval)))
        return days

    def dates(self):
        """The first dose of all, the first HER2 dose, and the last one where the horizon comes near it."""
        protocol, start = self.document["protocol"], date.fromisoformat(self.document["start"])
        name = HER2_TRACK[protocol]
        if protocol in BEFORE:
            before, interval, count = BEFORE[protocol]
            leading = self.track(before, start, interval, count)
            first_dose, start = leading[0], leading[-1] + timedelta(days=interval)
        if protocol in ("hp", "h"):
            # A dose that is left out is made up at the end (C4).
            doses = self.track(name, start, 21, 18 + len(self.left_out))
            return doses[0], doses[0], doses[-1]
        first = self.cycle(f"{name}-1", start)
        if first + timedelta(days=COURSE_DAYS) < self.horizon:
            raise ValueError(f"{self.document['id']}: where the course after surgery ends is not known here")
        return first_dose if protocol in BEFORE else first, first, None

    # Echoes.

    def echoes(self):
        dose, first, last = self.dates()
        name = HER2_TRACK[self.document["protocol"]]
        before = BEFORE.get(self.document["protocol"], (name,))[0]
        planned = {}
        if f"{before}-1" not in self.given:
            planned["echo-baseline"] = dose - timedelta(days=7)
        if before != name and f"{name}-1" not in self.given:
            planned["echo-pre-her2"] = first - timedelta(days=7)
        if last:
            planned["echo-end"] = last + timedelta(days=21)
            planned |= {f"echo-follow-up-{n}": after(last, "6-months", n) for n in range(1, 5)}
        still = {key: self.echo_day(key, day) for key, day in planned.items() if not self.is_done(key)}
        still |= self.grid(first, last, still)
        return dict(sorted(still.items(), key=lambda each: (each[1], each[0])))

    def is_done(self, key):
        return key in self.closed or key in self.performed

    def echo_day(self, key, computed):
        day = self.rolled(computed, -1)
        return max(day, self.deferred.get(key, day))

    def grid(self, first, last, others):
        """E4: one interval after the latest of the first HER2 dose and the last LVEF, and so on from there."""
        since = [day for day in [*(day for day, _ in self.results), *self.performed.values()] if day >= first]
        interval = self.interval(first)
        anchor, offset = max([first, *since]), 0
        if not since and (earlier := self.before_gap(first, interval, others)):
            # Brought forward to an open day, from which those after it count.
            anchor, offset = self.rolled(earlier, -1), -1
        numbers = [int(key[5:]) for key in self.closed | self.performed.keys() if key and key[5:].isdigit()]
        open_ones, number = {}, max(numbers, default=0)
        for times in range(1, 200):
            due = after(anchor, interval, times + offset)
            day = self.rolled(due, -1)
            if day > (last or day) or day > self.horizon + timedelta(days=60):
                break
            key = f"echo-{number + times}"
            open_ones[key] = self.echo_day(key, due)
        return open_ones

    def before_gap(self, first, interval, others):
        """The last LVEF was long before the first HER2 dose: the next echo is due on the day before lvef-gap begins, unless another open one is due by then."""
        if not self.results:
            return None
        gap = max(after(max(self.results)[0], interval) + timedelta(days=14), first - timedelta(days=1))
        return gap if gap < after(first, interval) and not any(day <= gap for day in others.values()) else None

    def interval(self, first):
        """E10, E11."""
        asked = self.document.get("settings", {}).get("echoInterval", "3-months")
        at_first, then = (asked["first"], asked["then"]) if isinstance(asked, dict) else (asked, asked)
        results = sorted(self.results)
        baseline = next((percent for day, percent in reversed(results) if day <= first), None)
        usual, close, good = at_first, False, 0
        for _, percent in (each for each in results if each[0] > first):
            if baseline is not None and baseline - percent >= 10:
                close, good = True, 0
            else:
                usual, good = then, good + 1
                close = close and good < 2
        return "42-days" if close else usual

    def match(self, day):
        """E8: which echo a result closes that names none."""
        dose, first, _ = self.dates()
        awaited = [key for key, done in self.performed.items() if key not in self.closed and 0 <= (day - done).days <= 28]
        closable = {
            key: planned for key, planned in self.echoes().items()
            if not (key == "echo-baseline" and day > dose) and not (key == "echo-pre-her2" and day > first)
        }
        on_the_day = [key for key, planned in closable.items() if day in (planned, self.booked.get(key))]
        near = [key for key, planned in closable.items() if planned <= day + timedelta(days=28)]
        return next(iter([*awaited, *on_the_day, *near]), None)

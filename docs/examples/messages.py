"""Made from docs/asyncapi.json; a test keeps it so. Message is what the exchange carries, Fact what the service takes in. Needs Python 3.11."""

from typing import List, Literal, NotRequired, TypedDict, Union

Agent = Literal["docetaxel", "carboplatin", "paclitaxel", "doxorubicin", "epirubicin", "fluorouracil", "cyclophosphamide", "trastuzumab",
    "pertuzumab", "trastuzumab-emtansine", "trastuzumab-deruxtecan"]

Rule = Literal["R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9", "R10", "R11", "R12", "R13", "R14", "R15", "R16", "R17", "R18", "R19"]


class EveryMessageData(TypedDict):
    """What the data of every Message has."""
    # The plan's id.
    plan: str
    # The patient's id; never the name.
    patient: str
    # The clinic, the last word of the routing key.
    site: str
    # The number of the message within the plan, over all kinds: 1, 2, 3, … with no gap.
    sequence: int
    # The date before, when the event was listed before.
    previousDate: Union[str, None]
    # Why, for a person.
    reason: str
    # The id of the fact behind it; null for approval and notices.
    cause: Union[str, None]


class EventMessageData(EveryMessageData):
    event: "Event"


class EveryMessage(TypedDict):
    """What every Message has."""
    specversion: Literal["1.0"]
    # The same change never has two ids, and the same id may arrive more than once: forget what has an id seen before. A UUID; follows from
    # plan and sequence.
    id: str
    # The installation's base URI.
    source: str
    # The plan, and the key of the event when there is one: plan-0001/tchp-4.
    subject: str
    # When the service decided it, UTC.
    time: str
    datacontenttype: Literal["application/json"]
    # data.sequence with leading zeros, ten digits: texts sort like the numbers.
    sequence: str


class CycleMessage(EveryMessage):
    """A CloudEvents 1.0 document about an event of the kind cycle."""
    # herscheduler.KIND.CHANGE.v1.
    type: Literal["herscheduler.cycle.scheduled.v1", "herscheduler.cycle.moved.v1", "herscheduler.cycle.changed.v1",
        "herscheduler.cycle.held.v1", "herscheduler.cycle.released.v1", "herscheduler.cycle.cancelled.v1", "herscheduler.cycle.done.v1",
        "herscheduler.cycle.reminder.v1", "herscheduler.cycle.overdue.v1"]
    # What happened.
    data: "EventMessageData"


class EchoMessage(EveryMessage):
    """A CloudEvents 1.0 document about an event of the kind echo."""
    # herscheduler.KIND.CHANGE.v1.
    type: Literal["herscheduler.echo.scheduled.v1", "herscheduler.echo.moved.v1", "herscheduler.echo.changed.v1",
        "herscheduler.echo.held.v1", "herscheduler.echo.released.v1", "herscheduler.echo.cancelled.v1", "herscheduler.echo.done.v1",
        "herscheduler.echo.reminder.v1", "herscheduler.echo.overdue.v1"]
    # What happened.
    data: "EventMessageData"


class SurgeryMessage(EveryMessage):
    """A CloudEvents 1.0 document about an event of the kind surgery."""
    # herscheduler.KIND.CHANGE.v1.
    type: Literal["herscheduler.surgery.scheduled.v1", "herscheduler.surgery.moved.v1", "herscheduler.surgery.changed.v1",
        "herscheduler.surgery.held.v1", "herscheduler.surgery.released.v1", "herscheduler.surgery.cancelled.v1",
        "herscheduler.surgery.done.v1", "herscheduler.surgery.reminder.v1", "herscheduler.surgery.overdue.v1"]
    # What happened.
    data: "EventMessageData"


class PathologyMessage(EveryMessage):
    """A CloudEvents 1.0 document about an event of the kind pathology."""
    # herscheduler.KIND.CHANGE.v1.
    type: Literal["herscheduler.pathology.scheduled.v1", "herscheduler.pathology.moved.v1", "herscheduler.pathology.changed.v1",
        "herscheduler.pathology.held.v1", "herscheduler.pathology.released.v1", "herscheduler.pathology.cancelled.v1",
        "herscheduler.pathology.done.v1", "herscheduler.pathology.reminder.v1", "herscheduler.pathology.overdue.v1"]
    # What happened.
    data: "EventMessageData"


class RadiotherapyMessage(EveryMessage):
    """A CloudEvents 1.0 document about an event of the kind radiotherapy-start or radiotherapy-end."""
    # herscheduler.KIND.CHANGE.v1.
    type: Literal["herscheduler.radiotherapy.scheduled.v1", "herscheduler.radiotherapy.moved.v1", "herscheduler.radiotherapy.changed.v1",
        "herscheduler.radiotherapy.held.v1", "herscheduler.radiotherapy.released.v1", "herscheduler.radiotherapy.cancelled.v1",
        "herscheduler.radiotherapy.done.v1", "herscheduler.radiotherapy.reminder.v1", "herscheduler.radiotherapy.overdue.v1"]
    # What happened.
    data: "EventMessageData"


class EndocrineMessage(EveryMessage):
    """A CloudEvents 1.0 document about an event of the kind endocrine-start or endocrine-review."""
    # herscheduler.KIND.CHANGE.v1.
    type: Literal["herscheduler.endocrine.scheduled.v1", "herscheduler.endocrine.moved.v1", "herscheduler.endocrine.changed.v1",
        "herscheduler.endocrine.held.v1", "herscheduler.endocrine.released.v1", "herscheduler.endocrine.cancelled.v1",
        "herscheduler.endocrine.done.v1", "herscheduler.endocrine.reminder.v1", "herscheduler.endocrine.overdue.v1"]
    # What happened.
    data: "EventMessageData"


class Her2CompletionMessage(EveryMessage):
    """A CloudEvents 1.0 document about an event of the kind her2-completion."""
    # herscheduler.KIND.CHANGE.v1.
    type: Literal["herscheduler.her2-completion.scheduled.v1", "herscheduler.her2-completion.moved.v1",
        "herscheduler.her2-completion.changed.v1", "herscheduler.her2-completion.held.v1", "herscheduler.her2-completion.released.v1",
        "herscheduler.her2-completion.cancelled.v1", "herscheduler.her2-completion.done.v1", "herscheduler.her2-completion.reminder.v1",
        "herscheduler.her2-completion.overdue.v1"]
    # What happened.
    data: "EventMessageData"


class TaskMessage(EveryMessage):
    """A CloudEvents 1.0 document about an event of the kind task."""
    # herscheduler.KIND.CHANGE.v1.
    type: Literal["herscheduler.task.scheduled.v1", "herscheduler.task.moved.v1", "herscheduler.task.changed.v1",
        "herscheduler.task.held.v1", "herscheduler.task.released.v1", "herscheduler.task.cancelled.v1", "herscheduler.task.done.v1",
        "herscheduler.task.reminder.v1", "herscheduler.task.overdue.v1"]
    # What happened.
    data: "EventMessageData"


class PlanMessageData(EveryMessageData):
    event: None
    document: "Plan"


class PlanMessage(EveryMessage):
    """A CloudEvents 1.0 document about the plan itself."""
    # herscheduler.KIND.CHANGE.v1.
    type: Literal["herscheduler.plan.approved.v1", "herscheduler.plan.amended.v1", "herscheduler.plan.closed.v1"]
    # What happened.
    data: "PlanMessageData"


class LvefMessageData(EveryMessageData):
    event: Union["Event", None]
    alert: "Alert"


class LvefMessage(EveryMessage):
    """A CloudEvents 1.0 document about an LVEF that needs a decision."""
    # herscheduler.KIND.CHANGE.v1.
    type: Literal["herscheduler.lvef.hold.v1", "herscheduler.lvef.repeat.v1", "herscheduler.lvef.below-normal.v1",
        "herscheduler.lvef.resume-criteria-met.v1", "herscheduler.lvef.discontinue-proposed.v1"]
    # What happened.
    data: "LvefMessageData"


class LogHeadMessageData(TypedDict):
    # Everything recorded before it is in the head.
    at: str
    # How many logs, those of purged plans included.
    plans: int
    # How many entries they have.
    entries: int
    # How many of them were written without a key. Once there is a key this number never grows.
    notKeyed: int
    # To be kept, and given to audit verify --head.
    head: str


class LogHeadMessage(TypedDict):
    """A CloudEvents 1.0 document about the whole fact log."""
    specversion: Literal["1.0"]
    # A UUID; follows from the head.
    id: str
    # The installation's base URI.
    source: str
    type: Literal["herscheduler.log.head.v1"]
    subject: Literal["log"]
    # When it was computed, UTC.
    time: str
    datacontenttype: Literal["application/json"]
    # The head, and what it stands for.
    data: "LogHeadMessageData"


class Event(TypedDict):
    """One dated item of the schedule as it is now. The newest message about a key is the truth about it."""
    # Never changes within the plan: tchp-3, echo-2, surgery.
    key: str
    # What kind of thing it is.
    kind: Literal["cycle", "echo", "surgery", "pathology", "radiotherapy-start", "radiotherapy-end", "endocrine-start", "endocrine-review",
        "her2-completion", "task"]
    # For a person: TCHP cycle 3 of 6.
    title: str
    # The local day it is planned for, or was done on.
    date: str
    window: "DateWindow"
    # planned: will happen. provisional: its branch is not decided yet, never in a message. held: must not happen until a clinician resumes.
    # done: has happened. omitted, cancelled: will not happen.
    status: Literal["planned", "provisional", "held", "done", "omitted", "cancelled"]
    # The doses of a cycle; empty for everything else.
    doses: List["Dose"]
    # Which HER2 dose of the course this is; null when the HER2 part is not given, and for what is no cycle.
    her2Cycle: Union[int, None]
    cardiacClearance: Union["CardiacClearance", None]
    done: Union["Done", None]
    # The day of an appointment, when one exists.
    booked: Union[str, None]
    # Which rule put it on this date, anchored on what, and why it moved.
    why: str
    # The trial, label or article behind the rule.
    source: str


class DateWindow(TypedDict):
    """The days within which the event is on time, both included."""
    # The first of them.
    earliest: str
    # The last of them.
    latest: str


class Dose(TypedDict):
    """One agent of a cycle."""
    # The drug.
    agent: "Agent"
    # As the protocol states it: 6 mg/kg. Nothing is computed from weight.
    dose: str
    # True for a first dose or a reload after a late one: the amount is the loading dose.
    loading: bool
    # True while this agent must not be given; the others of the cycle may be.
    held: bool


class CardiacClearance(TypedDict):
    """Whether the last LVEF lets the HER2 dose go ahead. Null in an event that is no HER2 cycle."""
    # clear: goes ahead. due: at most 14 days older than the echo interval. overdue: older. low: a repeat is asked for, or too low to start.
    # held: on hold. accepted: below normal, and HER2 therapy goes on under cardiology. none: no LVEF is known.
    state: Literal["none", "held", "accepted", "low", "clear", "due", "overdue"]
    # The last LVEF, percent.
    lvefPercent: Union[float, None]
    # Its day.
    lvefDate: Union[str, None]


class Done(TypedDict):
    """That it happened. Null before."""
    # The local day.
    date: str
    # LVEF in percent, for an echo with a result.
    percent: NotRequired[float]


class Alert(TypedDict):
    """What needs a person."""
    # Which. Messages carry lvef-hold, lvef-repeat, lvef-below-normal, resume-criteria-met and discontinue-proposed.
    code: Literal["lvef-hold", "lvef-repeat", "lvef-start-low", "dose-incomplete", "lvef-below-normal", "lvef-accepted",
        "resume-criteria-met", "discontinue-proposed", "decision-awaited", "reload", "lvef-stale", "lvef-gap", "not-booked",
        "result-awaited", "surgery-late", "pathology-awaited", "adjuvant-late"]
    # The key of the event it is about.
    event: Union[str, None]
    # The first local day the condition holds.
    since: str
    # What it is and what to do.
    message: str
    # Where the rule comes from.
    source: str


class PlanDocumentPatient(TypedDict):
    # 1 to 64 printable characters, no space at either end.
    id: str
    # The patient's name; it is never in a message.
    name: NotRequired[str]


class Disease(TypedDict):
    # HER2 status.
    her2: Literal["negative", "positive"]
    # Clinical stage.
    stage: Literal["I", "IA", "IB", "II", "IIA", "IIB", "III", "IIIA", "IIIB", "IIIC", "IV"]
    # Largest diameter in centimetres; left out when not stated.
    tumorSizeCm: NotRequired[float]
    # Axillary node status.
    nodes: Literal["negative", "positive"]
    # Estrogen or progesterone receptor status.
    hormoneReceptor: Literal["negative", "positive"]


HistoryLastHer2Doses = TypedDict("HistoryLastHer2Doses", {
    # The day.
    "trastuzumab": NotRequired[str],
    # The day.
    "pertuzumab": NotRequired[str],
    # The day.
    "trastuzumab-emtansine": NotRequired[str],
    # The day.
    "trastuzumab-deruxtecan": NotRequired[str],
})


class HistoryBaselineLvef(TypedDict):
    # At the latest the plan's start.
    date: str
    # Percent, one decimal at most.
    percent: float


class PlanDocumentHistory(TypedDict):
    # An anthracycline was given.
    anthracycline: NotRequired[bool]
    # HER2 therapy in three-week cycles; thirds (4.33, 4.67) are allowed.
    her2Cycles: NotRequired[float]
    # The first HER2 dose, before the plan's start.
    firstHer2Dose: NotRequired[str]
    # The last dose of each HER2 agent, before the plan's start.
    lastHer2Doses: NotRequired["HistoryLastHer2Doses"]
    # The LVEF before HER2 therapy.
    baselineLvef: NotRequired["HistoryBaselineLvef"]


class PlanDocumentAfterSurgery(TypedDict):
    # After a complete response.
    pcr: NotRequired[Literal["hp", "h"]]
    # After residual disease.
    residual: NotRequired[Literal["t-dm1", "t-dxd", "hp", "h"]]
    # The branch shown until pathology is known.
    expected: NotRequired[Literal["pcr", "residual"]]


class Adjuvant(TypedDict):
    # Left out: what the protocol gave last.
    continueWith: NotRequired[Literal["hp", "h"]]


class Radiotherapy(TypedDict):
    # Daily fractions.
    fractions: int


class PlanDocumentEndocrine(TypedDict):
    # Planned duration.
    years: NotRequired[int]
    # Null or left out: computed.
    start: NotRequired[Union[str, None]]


class SettingsEchoIntervalPart2(TypedDict):
    # 3-months | 4-months | 6-months | N-weeks (4–26).
    first: str
    # 3-months | 4-months | 6-months | N-weeks (4–26).
    then: str


class PlanDocumentSettings(TypedDict):
    # Between LVEF echoes on HER2 therapy: one interval, or a first one until the first normal result and one for then.
    echoInterval: NotRequired[Union[str, "SettingsEchoIntervalPart2"]]
    # When the HER2 course is complete.
    her2Duration: NotRequired[Literal["eighteen-cycles", "one-year"]]
    # HER2 therapy goes on through surgery.
    periOperativeHer2: NotRequired[bool]
    # Of trastuzumab and pertuzumab every 21 days; left out: iv.
    formulation: NotRequired[Literal["iv", "sc"]]
    # Whose label decides when a late dose is reloaded.
    lateDoseRule: NotRequired[Literal["us", "eu"]]
    # Which LVEF policy decides on a low LVEF.
    lvefPolicy: NotRequired[str]
    # Percent.
    lvefLowerLimitOfNormal: NotRequired[float]
    # From the last chemotherapy cycle to surgery.
    surgeryAfterDays: NotRequired[int]


class PlanDocument(TypedDict):
    """A whole plan. What is left out has the default of the plan's site."""
    # The plan's id.
    id: str
    # Whose plan it is.
    patient: "PlanDocumentPatient"
    # The clinic.
    site: str
    # The nurse navigator's e-mail address.
    navigator: str
    # What is known of the disease.
    disease: "Disease"
    # A protocol of the installation's library.
    protocol: str
    # Day 0.
    start: str
    # Before or after surgery; left out: as the protocol says.
    intent: NotRequired[Literal["neoadjuvant", "adjuvant"]]
    # What was given before the plan began.
    history: NotRequired["PlanDocumentHistory"]
    # Which therapy follows which pathology result.
    afterSurgery: NotRequired["PlanDocumentAfterSurgery"]
    # How HER2 therapy goes on after the protocol's own part, with adjuvant intent.
    adjuvant: NotRequired["Adjuvant"]
    # Null: not planned.
    radiotherapy: NotRequired[Union["Radiotherapy", None]]
    # Null or left out: not planned.
    endocrine: NotRequired[Union["PlanDocumentEndocrine", None]]
    # How the plan's dates are computed.
    settings: NotRequired["PlanDocumentSettings"]
    # Ids of the clinic's own tasks that the plan wants, each once; left out: none.
    tasks: NotRequired[List[str]]
    # The trial that explains a departure from the rules.
    clinicalTrial: NotRequired[Union[str, None]]
    # Safety rules a clinician has overridden, each rule or finding at most once.
    overrides: NotRequired[List["Override"]]


class PlanPatient(TypedDict):
    # 1 to 64 printable characters, no space at either end.
    id: str


class PlanHistory(TypedDict):
    # An anthracycline was given.
    anthracycline: bool
    # HER2 therapy in three-week cycles; thirds (4.33, 4.67) are allowed.
    her2Cycles: float
    # The first HER2 dose, before the plan's start.
    firstHer2Dose: NotRequired[str]
    # The last dose of each HER2 agent, before the plan's start.
    lastHer2Doses: NotRequired["HistoryLastHer2Doses"]
    # The LVEF before HER2 therapy.
    baselineLvef: NotRequired["HistoryBaselineLvef"]


class PlanAfterSurgery(TypedDict):
    # After a complete response.
    pcr: Literal["hp", "h"]
    # After residual disease.
    residual: Literal["t-dm1", "t-dxd", "hp", "h"]
    # The branch shown until pathology is known.
    expected: Literal["pcr", "residual"]


class PlanEndocrine(TypedDict):
    # Planned duration.
    years: int
    # Null: computed.
    start: Union[str, None]


class PlanSettings(TypedDict):
    # Between LVEF echoes on HER2 therapy: one interval, or a first one until the first normal result and one for then.
    echoInterval: Union[str, "SettingsEchoIntervalPart2"]
    # When the HER2 course is complete.
    her2Duration: Literal["eighteen-cycles", "one-year"]
    # HER2 therapy goes on through surgery.
    periOperativeHer2: bool
    # Of trastuzumab and pertuzumab every 21 days; left out: iv.
    formulation: NotRequired[Literal["iv", "sc"]]
    # Whose label decides when a late dose is reloaded.
    lateDoseRule: Literal["us", "eu"]
    # Which LVEF policy decides on a low LVEF.
    lvefPolicy: str
    # Percent.
    lvefLowerLimitOfNormal: float
    # From the last chemotherapy cycle to surgery.
    surgeryAfterDays: int


class Plan(TypedDict):
    """The plan as it stands, defaults spelled out, without the patient's name."""
    # The plan's id.
    id: str
    # Whose plan it is.
    patient: "PlanPatient"
    # The clinic.
    site: str
    # The nurse navigator's e-mail address.
    navigator: str
    # What is known of the disease.
    disease: "Disease"
    # A protocol of the installation's library.
    protocol: str
    # Day 0.
    start: str
    # Before or after surgery; left out: as the protocol says.
    intent: NotRequired[Literal["neoadjuvant", "adjuvant"]]
    # What was given before the plan began.
    history: NotRequired["PlanHistory"]
    # Which therapy follows which pathology result.
    afterSurgery: "PlanAfterSurgery"
    # How HER2 therapy goes on after the protocol's own part, with adjuvant intent.
    adjuvant: NotRequired["Adjuvant"]
    # Null: not planned.
    radiotherapy: Union["Radiotherapy", None]
    # Null: not planned.
    endocrine: Union["PlanEndocrine", None]
    # How the plan's dates are computed.
    settings: "PlanSettings"
    # Ids of the clinic's own tasks that the plan wants, each once; left out: none.
    tasks: NotRequired[List[str]]
    # The trial that explains a departure from the rules.
    clinicalTrial: Union[str, None]
    # Safety rules a clinician has overridden.
    overrides: List["Override"]


class Override(TypedDict):
    """A safety rule a clinician has overridden, for the findings that stood on approval."""
    # Which.
    rule: "Rule"
    # The id of the one finding that is meant (R2:hp-1); left out: all of the rule.
    finding: NotRequired[str]
    # Why, in the clinician's words.
    reason: str
    # Who.
    by: str


class EveryFact(TypedDict):
    """What every Fact has."""
    # Chosen by the sender: the same id with the same content is accepted and changes nothing; with other content it is refused.
    id: str
    # The plan it belongs to.
    plan: str
    # Accept although a rule that can be forced speaks against it.
    force: NotRequired[bool]
    # Who says so, as claimed by the sender.
    by: str


class DoseGiven(EveryFact):
    """The cycle was given on that date; later cycles anchor on it. A further one with other agents, at most 3 days away, adds them."""
    kind: Literal["dose-given"]
    # The key of an event of the plan's schedule.
    event: str
    # The local day; not in the site's future.
    date: str
    # What was given, when not everything that was due.
    agents: NotRequired[List["Agent"]]
    # More agents of the cycle may follow; those not recorded yet count as given.
    partial: NotRequired[bool]
    # Why. Needed with force.
    reason: NotRequired[str]


class DoseOmitted(EveryFact):
    """The cycle, or some of its agents, was left out; the others keep their dates, an omitted HER2 dose is made up at the end."""
    kind: Literal["dose-omitted"]
    # The key of an event of the plan's schedule.
    event: str
    # What was left out, when not the whole cycle.
    agents: NotRequired[List["Agent"]]
    # Why. Needed with force.
    reason: str


class Deferred(EveryFact):
    """The event moves to another date; later cycles keep their interval from it."""
    kind: Literal["deferred"]
    # The key of an event of the plan's schedule.
    event: str
    # The new date; it can lie in the future.
    to: str
    # Why. Needed with force.
    reason: str


class Ceased(EveryFact):
    """A therapy, or one agent, stops for good: open events of it from that date on are cancelled, or the agent is taken out of them."""
    kind: Literal["ceased"]
    # What stops.
    therapy: NotRequired[Literal["chemotherapy", "her2", "radiotherapy", "endocrine", "all"]]
    # The one agent that stops for good; in place of a therapy.
    agent: NotRequired["Agent"]
    # The antibodies that give the rest of the course of a conjugate.
    then: NotRequired[Literal["hp", "h"]]
    # The local day; not in the site's future.
    date: str
    # Why. Needed with force.
    reason: str


_DoseChanged = TypedDict("_DoseChanged", {
    "kind": Literal["dose-changed"],
    # The drug.
    "agent": "Agent",
    # The maintenance dose from there on, as text.
    "dose": str,
    # A day; it can lie in the future. Or: The key of an event of the plan's schedule.
    "from": str,
    # Why. Needed with force.
    "reason": str,
})


class DoseChanged(EveryFact, _DoseChanged):
    """The maintenance dose of an agent is another one from there on in its track and the later ones; loading doses keep theirs, nothing
        moves."""


_FormulationChanged = TypedDict("_FormulationChanged", {
    "kind": Literal["formulation-changed"],
    # Into a vein, or under the skin.
    "to": Literal["iv", "sc"],
    # From this day on; it can lie in the future.
    "from": str,
    # Why. Needed with force.
    "reason": str,
})


class FormulationChanged(EveryFact, _FormulationChanged):
    """Trastuzumab and pertuzumab are given in another formulation from that day on."""


class EchoBooked(EveryFact):
    """An appointment for an echo exists."""
    kind: Literal["echo-booked"]
    # The key of an event of the plan's schedule.
    event: str
    # The day of the appointment; it can lie in the future.
    date: str
    # Why. Needed with force.
    reason: NotRequired[str]


class EchoPerformed(EveryFact):
    """An echo was done; its result is awaited."""
    kind: Literal["echo-performed"]
    # The key of an event of the plan's schedule.
    event: str
    # The local day; not in the site's future.
    date: str
    # Why. Needed with force.
    reason: NotRequired[str]


class LvefResult(EveryFact):
    """An LVEF was measured; it closes the echo it belongs to."""
    kind: Literal["lvef-result"]
    # The key of an event of the plan's schedule.
    event: NotRequired[str]
    # The local day; not in the site's future.
    date: str
    # LVEF in percent. At most one decimal.
    percent: NotRequired[float]
    # LVEF in percent as a range, the lower value first; the lower one decides.
    range: NotRequired[List[float]]
    # How it was measured.
    method: NotRequired[Literal["echo", "muga", "mri", "ct"]]
    # Why. Needed with force.
    reason: NotRequired[str]


class LvefAccepted(EveryFact):
    """HER2 therapy goes on with an LVEF below normal, down to the floor, under cardiology."""
    kind: Literal["lvef-accepted"]
    # The local day; not in the site's future.
    date: str
    # No LVEF at or above it holds, in percent. At most one decimal.
    floor: float
    # The first day on which it no longer stands; it can lie in the future.
    until: NotRequired[str]
    # Why. Needed with force.
    reason: str


class LvefAcceptanceEnded(EveryFact):
    """An LVEF below normal is no longer accepted: the policy decides again."""
    kind: Literal["lvef-acceptance-ended"]
    # The local day; not in the site's future.
    date: str
    # Why. Needed with force.
    reason: str


class SurgeryPerformed(EveryFact):
    """Surgery was done; it anchors everything after."""
    kind: Literal["surgery-performed"]
    # The local day; not in the site's future.
    date: str
    # A later operation; the first one stands.
    further: NotRequired[bool]
    # Why. Needed with force.
    reason: NotRequired[str]


class TaskDone(EveryFact):
    """A clinic's own task was done; the next of its kind counts from it."""
    kind: Literal["task-done"]
    # The key of an event of the plan's schedule.
    event: str
    # The local day; not in the site's future.
    date: str
    # What came of it.
    note: NotRequired[str]
    # Why. Needed with force.
    reason: NotRequired[str]


class TaskOmitted(EveryFact):
    """A clinic's own task was left out."""
    kind: Literal["task-omitted"]
    # The key of an event of the plan's schedule.
    event: str
    # Why. Needed with force.
    reason: str


class PathologyResult(EveryFact):
    """Pathology answered; it decides the branch."""
    kind: Literal["pathology-result"]
    # The local day; not in the site's future.
    date: str
    # What was found.
    response: Literal["pcr", "residual"]
    # Why. Needed with force.
    reason: NotRequired[str]


_Hold = TypedDict("_Hold", {
    "kind": Literal["hold"],
    # From this day on; it can lie in the future.
    "from": str,
    # Why. Needed with force.
    "reason": str,
})


class Hold(EveryFact, _Hold):
    """A clinician put HER2 therapy on hold."""


_Resume = TypedDict("_Resume", {
    "kind": Literal["resume"],
    # From this day on; it can lie in the future.
    "from": str,
    # Why. Needed with force.
    "reason": str,
})


class Resume(EveryFact, _Resume):
    """A clinician resumed HER2 therapy."""


class RadiotherapyStarted(EveryFact):
    """Radiotherapy began."""
    kind: Literal["radiotherapy-started"]
    # The local day; not in the site's future.
    date: str
    # Why. Needed with force.
    reason: NotRequired[str]


class RadiotherapyFinished(EveryFact):
    """Radiotherapy ended."""
    kind: Literal["radiotherapy-finished"]
    # The local day; not in the site's future.
    date: str
    # Why. Needed with force.
    reason: NotRequired[str]


class EndocrineStarted(EveryFact):
    """Endocrine therapy began."""
    kind: Literal["endocrine-started"]
    # The local day; not in the site's future.
    date: str
    # Why. Needed with force.
    reason: NotRequired[str]


class PlanAmended(EveryFact):
    """A whole new plan for the same patient replaces the plan from now on; what was done stays done."""
    kind: Literal["plan-amended"]
    document: "PlanDocument"
    # Why. Needed with force.
    reason: NotRequired[str]


class PatientDied(EveryFact):
    """The patient died; the plan is closed and everything open is cancelled."""
    kind: Literal["patient-died"]
    # The local day; not in the site's future.
    date: str
    # Why. Needed with force.
    reason: str


class PatientWithdrew(EveryFact):
    """The patient withdrew; the plan is closed and everything open is cancelled."""
    kind: Literal["patient-withdrew"]
    # The local day; not in the site's future.
    date: str
    # Why. Needed with force.
    reason: str


class PatientTransferred(EveryFact):
    """The patient is treated elsewhere; the plan is closed and everything open is cancelled."""
    kind: Literal["patient-transferred"]
    # The local day; not in the site's future.
    date: str
    # Why. Needed with force.
    reason: str


class Acknowledged(EveryFact):
    """Somebody has seen the overdue alert of the event; the present one escalates no further."""
    kind: Literal["acknowledged"]
    # The key of an event of the plan's schedule.
    event: str
    # What was done about it.
    note: str
    # Why. Needed with force.
    reason: NotRequired[str]


class Retracted(EveryFact):
    """Another fact counts as never recorded; it stays in the audit trail."""
    kind: Literal["retracted"]
    # The id of the fact that is taken back.
    fact: str
    # Why. Needed with force.
    reason: str


class Problem(TypedDict):
    """Why it was refused: an RFC 9457 problem document."""
    # about:blank.
    type: str
    # The kind of problem; the same words each time.
    title: str
    # The HTTP status that says the same.
    status: int
    # This occurrence, for a person.
    detail: str
    # Each fault with its place.
    errors: NotRequired[List["Fault"]]
    # The safety review, where it is the reason.
    findings: NotRequired[List["Finding"]]
    # The plan's version now, where somebody else was first.
    version: NotRequired[int]
    # What was recorded since the version the sender knew.
    recorded: NotRequired[List["RecordedEntry"]]


class Fault(TypedDict):
    """One fault."""
    # Its place in the document, a JSON Pointer as a URI fragment: #/date.
    pointer: str
    # What was expected and what was found.
    detail: str


class Finding(TypedDict):
    """What the safety review says of the plan."""
    # What an override names: the rule, or rule and event (R2:hp-1).
    id: str
    # Which rule.
    rule: "Rule"
    # Whether it blocks approval.
    severity: Literal["error", "warning"]
    # What is wrong, and what would be right.
    message: str
    # Where the rule comes from.
    source: str
    # A clinician has overridden it in this plan.
    overridden: bool


class RecordedEntry(TypedDict):
    """A fact that was recorded since."""
    # Its number in the fact log.
    number: int
    # Its id.
    id: str
    # Its kind.
    kind: str
    # When.
    recordedAt: str
    # By whom, as claimed.
    by: str


Message = Union[CycleMessage, EchoMessage, SurgeryMessage, PathologyMessage, RadiotherapyMessage, EndocrineMessage, Her2CompletionMessage,
    TaskMessage, PlanMessage, LvefMessage]

Fact = Union[DoseGiven, DoseOmitted, Deferred, Ceased, DoseChanged, FormulationChanged, EchoBooked, EchoPerformed, LvefResult, LvefAccepted,
    LvefAcceptanceEnded, SurgeryPerformed, TaskDone, TaskOmitted, PathologyResult, Hold, Resume, RadiotherapyStarted, RadiotherapyFinished,
    EndocrineStarted, PlanAmended, PatientDied, PatientWithdrew, PatientTransferred, Acknowledged, Retracted]

# Further names that the contract has for the same shapes.
CycleMessageData = EventMessageData
EchoMessageData = EventMessageData
SurgeryMessageData = EventMessageData
PathologyMessageData = EventMessageData
RadiotherapyMessageData = EventMessageData
EndocrineMessageData = EventMessageData
Her2CompletionMessageData = EventMessageData
TaskMessageData = EventMessageData
PlanDocumentDisease = Disease
PlanDisease = Disease
PlanDocumentHistoryLastHer2Doses = HistoryLastHer2Doses
PlanHistoryLastHer2Doses = HistoryLastHer2Doses
PlanDocumentHistoryBaselineLvef = HistoryBaselineLvef
PlanHistoryBaselineLvef = HistoryBaselineLvef
PlanDocumentAdjuvant = Adjuvant
PlanAdjuvant = Adjuvant
PlanDocumentRadiotherapy = Radiotherapy
PlanRadiotherapy = Radiotherapy
PlanDocumentSettingsEchoIntervalPart2 = SettingsEchoIntervalPart2
PlanSettingsEchoIntervalPart2 = SettingsEchoIntervalPart2

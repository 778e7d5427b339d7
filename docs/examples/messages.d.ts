// Made from docs/asyncapi.json; a test keeps it so. Message is what the exchange carries, Fact what the service takes in.

export type Agent = 'docetaxel' | 'carboplatin' | 'paclitaxel' | 'doxorubicin' | 'epirubicin' | 'fluorouracil' | 'cyclophosphamide'
    | 'trastuzumab' | 'pertuzumab' | 'trastuzumab-emtansine' | 'trastuzumab-deruxtecan';

export type Rule = 'R1' | 'R2' | 'R3' | 'R4' | 'R5' | 'R6' | 'R7' | 'R8' | 'R9' | 'R10' | 'R11' | 'R12' | 'R13' | 'R14' | 'R15' | 'R16'
    | 'R17' | 'R18' | 'R19';

/** What the data of every Message has. */
export interface EveryMessageData {
  /** The plan's id. */
  plan: string;
  /** The patient's id; never the name. */
  patient: string;
  /** The clinic, the last word of the routing key. */
  site: string;
  /** The number of the message within the plan, over all kinds: 1, 2, 3, … with no gap. */
  sequence: number;
  /** The date before, when the event was listed before. */
  previousDate: string | null;
  /** Why, for a person. */
  reason: string;
  /** The id of the fact behind it; null for approval and notices. */
  cause: string | null;
}

export interface EventMessageData extends EveryMessageData {
  event: Event;
}

/** What every Message has. */
export interface EveryMessage {
  specversion: '1.0';
  /** The same change never has two ids, and the same id may arrive more than once: forget what has an id seen before. A UUID; follows from
   * plan and sequence. */
  id: string;
  /** The installation's base URI. */
  source: string;
  /** The plan, and the key of the event when there is one: plan-0001/tchp-4. */
  subject: string;
  /** When the service decided it, UTC. */
  time: string;
  datacontenttype: 'application/json';
  /** data.sequence with leading zeros, ten digits: texts sort like the numbers. */
  sequence: string;
}

/** A CloudEvents 1.0 document about an event of the kind cycle. */
export interface CycleMessage extends EveryMessage {
  /** herscheduler.KIND.CHANGE.v1. */
  type: 'herscheduler.cycle.scheduled.v1' | 'herscheduler.cycle.moved.v1' | 'herscheduler.cycle.changed.v1' | 'herscheduler.cycle.held.v1'
    | 'herscheduler.cycle.released.v1' | 'herscheduler.cycle.cancelled.v1' | 'herscheduler.cycle.done.v1'
    | 'herscheduler.cycle.reminder.v1' | 'herscheduler.cycle.overdue.v1';
  /** What happened. */
  data: EventMessageData;
}

/** A CloudEvents 1.0 document about an event of the kind echo. */
export interface EchoMessage extends EveryMessage {
  /** herscheduler.KIND.CHANGE.v1. */
  type: 'herscheduler.echo.scheduled.v1' | 'herscheduler.echo.moved.v1' | 'herscheduler.echo.changed.v1' | 'herscheduler.echo.held.v1'
    | 'herscheduler.echo.released.v1' | 'herscheduler.echo.cancelled.v1' | 'herscheduler.echo.done.v1' | 'herscheduler.echo.reminder.v1'
    | 'herscheduler.echo.overdue.v1';
  /** What happened. */
  data: EventMessageData;
}

/** A CloudEvents 1.0 document about an event of the kind surgery. */
export interface SurgeryMessage extends EveryMessage {
  /** herscheduler.KIND.CHANGE.v1. */
  type: 'herscheduler.surgery.scheduled.v1' | 'herscheduler.surgery.moved.v1' | 'herscheduler.surgery.changed.v1'
    | 'herscheduler.surgery.held.v1' | 'herscheduler.surgery.released.v1' | 'herscheduler.surgery.cancelled.v1'
    | 'herscheduler.surgery.done.v1' | 'herscheduler.surgery.reminder.v1' | 'herscheduler.surgery.overdue.v1';
  /** What happened. */
  data: EventMessageData;
}

/** A CloudEvents 1.0 document about an event of the kind pathology. */
export interface PathologyMessage extends EveryMessage {
  /** herscheduler.KIND.CHANGE.v1. */
  type: 'herscheduler.pathology.scheduled.v1' | 'herscheduler.pathology.moved.v1' | 'herscheduler.pathology.changed.v1'
    | 'herscheduler.pathology.held.v1' | 'herscheduler.pathology.released.v1' | 'herscheduler.pathology.cancelled.v1'
    | 'herscheduler.pathology.done.v1' | 'herscheduler.pathology.reminder.v1' | 'herscheduler.pathology.overdue.v1';
  /** What happened. */
  data: EventMessageData;
}

/** A CloudEvents 1.0 document about an event of the kind radiotherapy-start or radiotherapy-end. */
export interface RadiotherapyMessage extends EveryMessage {
  /** herscheduler.KIND.CHANGE.v1. */
  type: 'herscheduler.radiotherapy.scheduled.v1' | 'herscheduler.radiotherapy.moved.v1' | 'herscheduler.radiotherapy.changed.v1'
    | 'herscheduler.radiotherapy.held.v1' | 'herscheduler.radiotherapy.released.v1' | 'herscheduler.radiotherapy.cancelled.v1'
    | 'herscheduler.radiotherapy.done.v1' | 'herscheduler.radiotherapy.reminder.v1' | 'herscheduler.radiotherapy.overdue.v1';
  /** What happened. */
  data: EventMessageData;
}

/** A CloudEvents 1.0 document about an event of the kind endocrine-start or endocrine-review. */
export interface EndocrineMessage extends EveryMessage {
  /** herscheduler.KIND.CHANGE.v1. */
  type: 'herscheduler.endocrine.scheduled.v1' | 'herscheduler.endocrine.moved.v1' | 'herscheduler.endocrine.changed.v1'
    | 'herscheduler.endocrine.held.v1' | 'herscheduler.endocrine.released.v1' | 'herscheduler.endocrine.cancelled.v1'
    | 'herscheduler.endocrine.done.v1' | 'herscheduler.endocrine.reminder.v1' | 'herscheduler.endocrine.overdue.v1';
  /** What happened. */
  data: EventMessageData;
}

/** A CloudEvents 1.0 document about an event of the kind her2-completion. */
export interface Her2CompletionMessage extends EveryMessage {
  /** herscheduler.KIND.CHANGE.v1. */
  type: 'herscheduler.her2-completion.scheduled.v1' | 'herscheduler.her2-completion.moved.v1' | 'herscheduler.her2-completion.changed.v1'
    | 'herscheduler.her2-completion.held.v1' | 'herscheduler.her2-completion.released.v1' | 'herscheduler.her2-completion.cancelled.v1'
    | 'herscheduler.her2-completion.done.v1' | 'herscheduler.her2-completion.reminder.v1' | 'herscheduler.her2-completion.overdue.v1';
  /** What happened. */
  data: EventMessageData;
}

/** A CloudEvents 1.0 document about an event of the kind task. */
export interface TaskMessage extends EveryMessage {
  /** herscheduler.KIND.CHANGE.v1. */
  type: 'herscheduler.task.scheduled.v1' | 'herscheduler.task.moved.v1' | 'herscheduler.task.changed.v1' | 'herscheduler.task.held.v1'
    | 'herscheduler.task.released.v1' | 'herscheduler.task.cancelled.v1' | 'herscheduler.task.done.v1' | 'herscheduler.task.reminder.v1'
    | 'herscheduler.task.overdue.v1';
  /** What happened. */
  data: EventMessageData;
}

export interface PlanMessageData extends EveryMessageData {
  event: null;
  document: Plan;
}

/** A CloudEvents 1.0 document about the plan itself. */
export interface PlanMessage extends EveryMessage {
  /** herscheduler.KIND.CHANGE.v1. */
  type: 'herscheduler.plan.approved.v1' | 'herscheduler.plan.amended.v1' | 'herscheduler.plan.closed.v1';
  /** What happened. */
  data: PlanMessageData;
}

export interface LvefMessageData extends EveryMessageData {
  event: Event | null;
  alert: Alert;
}

/** A CloudEvents 1.0 document about an LVEF that needs a decision. */
export interface LvefMessage extends EveryMessage {
  /** herscheduler.KIND.CHANGE.v1. */
  type: 'herscheduler.lvef.hold.v1' | 'herscheduler.lvef.repeat.v1' | 'herscheduler.lvef.below-normal.v1'
    | 'herscheduler.lvef.resume-criteria-met.v1' | 'herscheduler.lvef.discontinue-proposed.v1';
  /** What happened. */
  data: LvefMessageData;
}

export interface LogHeadMessageData {
  /** Everything recorded before it is in the head. */
  at: string;
  /** How many logs, those of purged plans included. */
  plans: number;
  /** How many entries they have. */
  entries: number;
  /** How many of them were written without a key. Once there is a key this number never grows. */
  notKeyed: number;
  /** To be kept, and given to audit verify --head. */
  head: string;
}

/** A CloudEvents 1.0 document about the whole fact log. */
export interface LogHeadMessage {
  specversion: '1.0';
  /** A UUID; follows from the head. */
  id: string;
  /** The installation's base URI. */
  source: string;
  type: 'herscheduler.log.head.v1';
  subject: 'log';
  /** When it was computed, UTC. */
  time: string;
  datacontenttype: 'application/json';
  /** The head, and what it stands for. */
  data: LogHeadMessageData;
}

/** One dated item of the schedule as it is now. The newest message about a key is the truth about it. */
export interface Event {
  /** Never changes within the plan: tchp-3, echo-2, surgery. */
  key: string;
  /** What kind of thing it is. */
  kind: 'cycle' | 'echo' | 'surgery' | 'pathology' | 'radiotherapy-start' | 'radiotherapy-end' | 'endocrine-start' | 'endocrine-review'
    | 'her2-completion' | 'task';
  /** For a person: TCHP cycle 3 of 6. */
  title: string;
  /** The local day it is planned for, or was done on. */
  date: string;
  window: DateWindow;
  /** planned: will happen. provisional: its branch is not decided yet, never in a message. held: must not happen until a clinician resumes.
   * done: has happened. omitted, cancelled: will not happen. */
  status: 'planned' | 'provisional' | 'held' | 'done' | 'omitted' | 'cancelled';
  /** The doses of a cycle; empty for everything else. */
  doses: Dose[];
  /** Which HER2 dose of the course this is; null when the HER2 part is not given, and for what is no cycle. */
  her2Cycle: number | null;
  cardiacClearance: CardiacClearance | null;
  done: Done | null;
  /** The day of an appointment, when one exists. */
  booked: string | null;
  /** Which rule put it on this date, anchored on what, and why it moved. */
  why: string;
  /** The trial, label or article behind the rule. */
  source: string;
}

/** The days within which the event is on time, both included. */
export interface DateWindow {
  /** The first of them. */
  earliest: string;
  /** The last of them. */
  latest: string;
}

/** One agent of a cycle. */
export interface Dose {
  /** The drug. */
  agent: Agent;
  /** As the protocol states it: 6 mg/kg. Nothing is computed from weight. */
  dose: string;
  /** True for a first dose or a reload after a late one: the amount is the loading dose. */
  loading: boolean;
  /** True while this agent must not be given; the others of the cycle may be. */
  held: boolean;
}

/** Whether the last LVEF lets the HER2 dose go ahead. Null in an event that is no HER2 cycle. */
export interface CardiacClearance {
  /** clear: goes ahead. due: at most 14 days older than the echo interval. overdue: older. low: a repeat is asked for, or too low to start.
   * held: on hold. accepted: below normal, and HER2 therapy goes on under cardiology. none: no LVEF is known. */
  state: 'none' | 'held' | 'accepted' | 'low' | 'clear' | 'due' | 'overdue';
  /** The last LVEF, percent. */
  lvefPercent: number | null;
  /** Its day. */
  lvefDate: string | null;
}

/** That it happened. Null before. */
export interface Done {
  /** The local day. */
  date: string;
  /** LVEF in percent, for an echo with a result. */
  percent?: number;
}

/** What needs a person. */
export interface Alert {
  /** Which. Messages carry lvef-hold, lvef-repeat, lvef-below-normal, resume-criteria-met and discontinue-proposed. */
  code: 'lvef-hold' | 'lvef-repeat' | 'lvef-start-low' | 'dose-incomplete' | 'lvef-below-normal' | 'lvef-accepted' | 'resume-criteria-met'
    | 'discontinue-proposed' | 'decision-awaited' | 'reload' | 'lvef-stale' | 'lvef-gap' | 'not-booked' | 'result-awaited' | 'surgery-late'
    | 'pathology-awaited' | 'adjuvant-late';
  /** The key of the event it is about. */
  event: string | null;
  /** The first local day the condition holds. */
  since: string;
  /** What it is and what to do. */
  message: string;
  /** Where the rule comes from. */
  source: string;
}

export interface PlanDocumentPatient {
  /** 1 to 64 printable characters, no space at either end. */
  id: string;
  /** The patient's name; it is never in a message. */
  name?: string;
}

export interface Disease {
  /** HER2 status. */
  her2: 'negative' | 'positive';
  /** Clinical stage. */
  stage: 'I' | 'IA' | 'IB' | 'II' | 'IIA' | 'IIB' | 'III' | 'IIIA' | 'IIIB' | 'IIIC' | 'IV';
  /** Largest diameter in centimetres; left out when not stated. */
  tumorSizeCm?: number;
  /** Axillary node status. */
  nodes: 'negative' | 'positive';
  /** Estrogen or progesterone receptor status. */
  hormoneReceptor: 'negative' | 'positive';
}

export interface HistoryLastHer2Doses {
  /** The day. */
  trastuzumab?: string;
  /** The day. */
  pertuzumab?: string;
  /** The day. */
  'trastuzumab-emtansine'?: string;
  /** The day. */
  'trastuzumab-deruxtecan'?: string;
}

export interface HistoryBaselineLvef {
  /** At the latest the plan's start. */
  date: string;
  /** Percent, one decimal at most. */
  percent: number;
}

export interface PlanDocumentHistory {
  /** An anthracycline was given. */
  anthracycline?: boolean;
  /** HER2 therapy in three-week cycles; thirds (4.33, 4.67) are allowed. */
  her2Cycles?: number;
  /** The first HER2 dose, before the plan's start. */
  firstHer2Dose?: string;
  /** The last dose of each HER2 agent, before the plan's start. */
  lastHer2Doses?: HistoryLastHer2Doses;
  /** The LVEF before HER2 therapy. */
  baselineLvef?: HistoryBaselineLvef;
}

export interface PlanDocumentAfterSurgery {
  /** After a complete response. */
  pcr?: 'hp' | 'h';
  /** After residual disease. */
  residual?: 't-dm1' | 't-dxd' | 'hp' | 'h';
  /** The branch shown until pathology is known. */
  expected?: 'pcr' | 'residual';
}

export interface Adjuvant {
  /** Left out: what the protocol gave last. */
  continueWith?: 'hp' | 'h';
}

export interface Radiotherapy {
  /** Daily fractions. */
  fractions: number;
}

export interface PlanDocumentEndocrine {
  /** Planned duration. */
  years?: number;
  /** Null or left out: computed. */
  start?: string | null;
}

export interface SettingsEchoIntervalPart2 {
  /** 3-months | 4-months | 6-months | N-weeks (4–26). */
  first: string;
  /** 3-months | 4-months | 6-months | N-weeks (4–26). */
  then: string;
}

export interface PlanDocumentSettings {
  /** Between LVEF echoes on HER2 therapy: one interval, or a first one until the first normal result and one for then. */
  echoInterval?: string | SettingsEchoIntervalPart2;
  /** When the HER2 course is complete. */
  her2Duration?: 'eighteen-cycles' | 'one-year';
  /** HER2 therapy goes on through surgery. */
  periOperativeHer2?: boolean;
  /** Of trastuzumab and pertuzumab every 21 days; left out: iv. */
  formulation?: 'iv' | 'sc';
  /** Whose label decides when a late dose is reloaded. */
  lateDoseRule?: 'us' | 'eu';
  /** Which LVEF policy decides on a low LVEF. */
  lvefPolicy?: string;
  /** Percent. */
  lvefLowerLimitOfNormal?: number;
  /** From the last chemotherapy cycle to surgery. */
  surgeryAfterDays?: number;
}

/** A whole plan. What is left out has the default of the plan's site. */
export interface PlanDocument {
  /** The plan's id. */
  id: string;
  /** Whose plan it is. */
  patient: PlanDocumentPatient;
  /** The clinic. */
  site: string;
  /** The nurse navigator's e-mail address. */
  navigator: string;
  /** What is known of the disease. */
  disease: Disease;
  /** A protocol of the installation's library. */
  protocol: string;
  /** Day 0. */
  start: string;
  /** Before or after surgery; left out: as the protocol says. */
  intent?: 'neoadjuvant' | 'adjuvant';
  /** What was given before the plan began. */
  history?: PlanDocumentHistory;
  /** Which therapy follows which pathology result. */
  afterSurgery?: PlanDocumentAfterSurgery;
  /** How HER2 therapy goes on after the protocol's own part, with adjuvant intent. */
  adjuvant?: Adjuvant;
  /** Null: not planned. */
  radiotherapy?: Radiotherapy | null;
  /** Null or left out: not planned. */
  endocrine?: PlanDocumentEndocrine | null;
  /** How the plan's dates are computed. */
  settings?: PlanDocumentSettings;
  /** Ids of the clinic's own tasks that the plan wants, each once; left out: none. */
  tasks?: string[];
  /** The trial that explains a departure from the rules. */
  clinicalTrial?: string | null;
  /** Safety rules a clinician has overridden, each rule or finding at most once. */
  overrides?: Override[];
}

export interface PlanPatient {
  /** 1 to 64 printable characters, no space at either end. */
  id: string;
}

export interface PlanHistory {
  /** An anthracycline was given. */
  anthracycline: boolean;
  /** HER2 therapy in three-week cycles; thirds (4.33, 4.67) are allowed. */
  her2Cycles: number;
  /** The first HER2 dose, before the plan's start. */
  firstHer2Dose?: string;
  /** The last dose of each HER2 agent, before the plan's start. */
  lastHer2Doses?: HistoryLastHer2Doses;
  /** The LVEF before HER2 therapy. */
  baselineLvef?: HistoryBaselineLvef;
}

export interface PlanAfterSurgery {
  /** After a complete response. */
  pcr: 'hp' | 'h';
  /** After residual disease. */
  residual: 't-dm1' | 't-dxd' | 'hp' | 'h';
  /** The branch shown until pathology is known. */
  expected: 'pcr' | 'residual';
}

export interface PlanEndocrine {
  /** Planned duration. */
  years: number;
  /** Null: computed. */
  start: string | null;
}

export interface PlanSettings {
  /** Between LVEF echoes on HER2 therapy: one interval, or a first one until the first normal result and one for then. */
  echoInterval: string | SettingsEchoIntervalPart2;
  /** When the HER2 course is complete. */
  her2Duration: 'eighteen-cycles' | 'one-year';
  /** HER2 therapy goes on through surgery. */
  periOperativeHer2: boolean;
  /** Of trastuzumab and pertuzumab every 21 days; left out: iv. */
  formulation?: 'iv' | 'sc';
  /** Whose label decides when a late dose is reloaded. */
  lateDoseRule: 'us' | 'eu';
  /** Which LVEF policy decides on a low LVEF. */
  lvefPolicy: string;
  /** Percent. */
  lvefLowerLimitOfNormal: number;
  /** From the last chemotherapy cycle to surgery. */
  surgeryAfterDays: number;
}

/** The plan as it stands, defaults spelled out, without the patient's name. */
export interface Plan {
  /** The plan's id. */
  id: string;
  /** Whose plan it is. */
  patient: PlanPatient;
  /** The clinic. */
  site: string;
  /** The nurse navigator's e-mail address. */
  navigator: string;
  /** What is known of the disease. */
  disease: Disease;
  /** A protocol of the installation's library. */
  protocol: string;
  /** Day 0. */
  start: string;
  /** Before or after surgery; left out: as the protocol says. */
  intent?: 'neoadjuvant' | 'adjuvant';
  /** What was given before the plan began. */
  history?: PlanHistory;
  /** Which therapy follows which pathology result. */
  afterSurgery: PlanAfterSurgery;
  /** How HER2 therapy goes on after the protocol's own part, with adjuvant intent. */
  adjuvant?: Adjuvant;
  /** Null: not planned. */
  radiotherapy: Radiotherapy | null;
  /** Null: not planned. */
  endocrine: PlanEndocrine | null;
  /** How the plan's dates are computed. */
  settings: PlanSettings;
  /** Ids of the clinic's own tasks that the plan wants, each once; left out: none. */
  tasks?: string[];
  /** The trial that explains a departure from the rules. */
  clinicalTrial: string | null;
  /** Safety rules a clinician has overridden. */
  overrides: Override[];
}

/** A safety rule a clinician has overridden, for the findings that stood on approval. */
export interface Override {
  /** Which. */
  rule: Rule;
  /** The id of the one finding that is meant (R2:hp-1); left out: all of the rule. */
  finding?: string;
  /** Why, in the clinician's words. */
  reason: string;
  /** Who. */
  by: string;
}

/** What every Fact has. */
export interface EveryFact {
  /** Chosen by the sender: the same id with the same content is accepted and changes nothing; with other content it is refused. */
  id: string;
  /** The plan it belongs to. */
  plan: string;
  /** Accept although a rule that can be forced speaks against it. */
  force?: boolean;
  /** Who says so, as claimed by the sender. */
  by: string;
}

/** The cycle was given on that date; later cycles anchor on it. A further one with other agents, at most 3 days away, adds them. */
export interface DoseGiven extends EveryFact {
  kind: 'dose-given';
  /** The key of an event of the plan's schedule. */
  event: string;
  /** The local day; not in the site's future. */
  date: string;
  /** What was given, when not everything that was due. */
  agents?: Agent[];
  /** More agents of the cycle may follow; those not recorded yet count as given. */
  partial?: boolean;
  /** Why. Needed with force. */
  reason?: string;
}

/** The cycle, or some of its agents, was left out; the others keep their dates, an omitted HER2 dose is made up at the end. */
export interface DoseOmitted extends EveryFact {
  kind: 'dose-omitted';
  /** The key of an event of the plan's schedule. */
  event: string;
  /** What was left out, when not the whole cycle. */
  agents?: Agent[];
  /** Why. Needed with force. */
  reason: string;
}

/** The event moves to another date; later cycles keep their interval from it. */
export interface Deferred extends EveryFact {
  kind: 'deferred';
  /** The key of an event of the plan's schedule. */
  event: string;
  /** The new date; it can lie in the future. */
  to: string;
  /** Why. Needed with force. */
  reason: string;
}

/** A therapy, or one agent, stops for good: open events of it from that date on are cancelled, or the agent is taken out of them. */
export interface Ceased extends EveryFact {
  kind: 'ceased';
  /** What stops. */
  therapy?: 'chemotherapy' | 'her2' | 'radiotherapy' | 'endocrine' | 'all';
  /** The one agent that stops for good; in place of a therapy. */
  agent?: Agent;
  /** The antibodies that give the rest of the course of a conjugate. */
  then?: 'hp' | 'h';
  /** The local day; not in the site's future. */
  date: string;
  /** Why. Needed with force. */
  reason: string;
}

/** The maintenance dose of an agent is another one from there on in its track and the later ones; loading doses keep theirs, nothing moves. */
export interface DoseChanged extends EveryFact {
  kind: 'dose-changed';
  /** The drug. */
  agent: Agent;
  /** The maintenance dose from there on, as text. */
  dose: string;
  /** A day; it can lie in the future. Or: The key of an event of the plan's schedule. */
  from: string;
  /** Why. Needed with force. */
  reason: string;
}

/** Trastuzumab and pertuzumab are given in another formulation from that day on. */
export interface FormulationChanged extends EveryFact {
  kind: 'formulation-changed';
  /** Into a vein, or under the skin. */
  to: 'iv' | 'sc';
  /** From this day on; it can lie in the future. */
  from: string;
  /** Why. Needed with force. */
  reason: string;
}

/** An appointment for an echo exists. */
export interface EchoBooked extends EveryFact {
  kind: 'echo-booked';
  /** The key of an event of the plan's schedule. */
  event: string;
  /** The day of the appointment; it can lie in the future. */
  date: string;
  /** Why. Needed with force. */
  reason?: string;
}

/** An echo was done; its result is awaited. */
export interface EchoPerformed extends EveryFact {
  kind: 'echo-performed';
  /** The key of an event of the plan's schedule. */
  event: string;
  /** The local day; not in the site's future. */
  date: string;
  /** Why. Needed with force. */
  reason?: string;
}

/** An LVEF was measured; it closes the echo it belongs to. */
export interface LvefResult extends EveryFact {
  kind: 'lvef-result';
  /** The key of an event of the plan's schedule. */
  event?: string;
  /** The local day; not in the site's future. */
  date: string;
  /** LVEF in percent. At most one decimal. */
  percent?: number;
  /** LVEF in percent as a range, the lower value first; the lower one decides. */
  range?: number[];
  /** How it was measured. */
  method?: 'echo' | 'muga' | 'mri' | 'ct';
  /** Why. Needed with force. */
  reason?: string;
}

/** HER2 therapy goes on with an LVEF below normal, down to the floor, under cardiology. */
export interface LvefAccepted extends EveryFact {
  kind: 'lvef-accepted';
  /** The local day; not in the site's future. */
  date: string;
  /** No LVEF at or above it holds, in percent. At most one decimal. */
  floor: number;
  /** The first day on which it no longer stands; it can lie in the future. */
  until?: string;
  /** Why. Needed with force. */
  reason: string;
}

/** An LVEF below normal is no longer accepted: the policy decides again. */
export interface LvefAcceptanceEnded extends EveryFact {
  kind: 'lvef-acceptance-ended';
  /** The local day; not in the site's future. */
  date: string;
  /** Why. Needed with force. */
  reason: string;
}

/** Surgery was done; it anchors everything after. */
export interface SurgeryPerformed extends EveryFact {
  kind: 'surgery-performed';
  /** The local day; not in the site's future. */
  date: string;
  /** A later operation; the first one stands. */
  further?: boolean;
  /** Why. Needed with force. */
  reason?: string;
}

/** A clinic's own task was done; the next of its kind counts from it. */
export interface TaskDone extends EveryFact {
  kind: 'task-done';
  /** The key of an event of the plan's schedule. */
  event: string;
  /** The local day; not in the site's future. */
  date: string;
  /** What came of it. */
  note?: string;
  /** Why. Needed with force. */
  reason?: string;
}

/** A clinic's own task was left out. */
export interface TaskOmitted extends EveryFact {
  kind: 'task-omitted';
  /** The key of an event of the plan's schedule. */
  event: string;
  /** Why. Needed with force. */
  reason: string;
}

/** Pathology answered; it decides the branch. */
export interface PathologyResult extends EveryFact {
  kind: 'pathology-result';
  /** The local day; not in the site's future. */
  date: string;
  /** What was found. */
  response: 'pcr' | 'residual';
  /** Why. Needed with force. */
  reason?: string;
}

/** A clinician put HER2 therapy on hold. */
export interface Hold extends EveryFact {
  kind: 'hold';
  /** From this day on; it can lie in the future. */
  from: string;
  /** Why. Needed with force. */
  reason: string;
}

/** A clinician resumed HER2 therapy. */
export interface Resume extends EveryFact {
  kind: 'resume';
  /** From this day on; it can lie in the future. */
  from: string;
  /** Why. Needed with force. */
  reason: string;
}

/** Radiotherapy began. */
export interface RadiotherapyStarted extends EveryFact {
  kind: 'radiotherapy-started';
  /** The local day; not in the site's future. */
  date: string;
  /** Why. Needed with force. */
  reason?: string;
}

/** Radiotherapy ended. */
export interface RadiotherapyFinished extends EveryFact {
  kind: 'radiotherapy-finished';
  /** The local day; not in the site's future. */
  date: string;
  /** Why. Needed with force. */
  reason?: string;
}

/** Endocrine therapy began. */
export interface EndocrineStarted extends EveryFact {
  kind: 'endocrine-started';
  /** The local day; not in the site's future. */
  date: string;
  /** Why. Needed with force. */
  reason?: string;
}

/** A whole new plan for the same patient replaces the plan from now on; what was done stays done. */
export interface PlanAmended extends EveryFact {
  kind: 'plan-amended';
  document: PlanDocument;
  /** Why. Needed with force. */
  reason?: string;
}

/** The patient died; the plan is closed and everything open is cancelled. */
export interface PatientDied extends EveryFact {
  kind: 'patient-died';
  /** The local day; not in the site's future. */
  date: string;
  /** Why. Needed with force. */
  reason: string;
}

/** The patient withdrew; the plan is closed and everything open is cancelled. */
export interface PatientWithdrew extends EveryFact {
  kind: 'patient-withdrew';
  /** The local day; not in the site's future. */
  date: string;
  /** Why. Needed with force. */
  reason: string;
}

/** The patient is treated elsewhere; the plan is closed and everything open is cancelled. */
export interface PatientTransferred extends EveryFact {
  kind: 'patient-transferred';
  /** The local day; not in the site's future. */
  date: string;
  /** Why. Needed with force. */
  reason: string;
}

/** Somebody has seen the overdue alert of the event; the present one escalates no further. */
export interface Acknowledged extends EveryFact {
  kind: 'acknowledged';
  /** The key of an event of the plan's schedule. */
  event: string;
  /** What was done about it. */
  note: string;
  /** Why. Needed with force. */
  reason?: string;
}

/** Another fact counts as never recorded; it stays in the audit trail. */
export interface Retracted extends EveryFact {
  kind: 'retracted';
  /** The id of the fact that is taken back. */
  fact: string;
  /** Why. Needed with force. */
  reason: string;
}

/** Why it was refused: an RFC 9457 problem document. */
export interface Problem {
  /** about:blank. */
  type: string;
  /** The kind of problem; the same words each time. */
  title: string;
  /** The HTTP status that says the same. */
  status: number;
  /** This occurrence, for a person. */
  detail: string;
  /** Each fault with its place. */
  errors?: Fault[];
  /** The safety review, where it is the reason. */
  findings?: Finding[];
  /** The plan's version now, where somebody else was first. */
  version?: number;
  /** What was recorded since the version the sender knew. */
  recorded?: RecordedEntry[];
}

/** One fault. */
export interface Fault {
  /** Its place in the document, a JSON Pointer as a URI fragment: #/date. */
  pointer: string;
  /** What was expected and what was found. */
  detail: string;
}

/** What the safety review says of the plan. */
export interface Finding {
  /** What an override names: the rule, or rule and event (R2:hp-1). */
  id: string;
  /** Which rule. */
  rule: Rule;
  /** Whether it blocks approval. */
  severity: 'error' | 'warning';
  /** What is wrong, and what would be right. */
  message: string;
  /** Where the rule comes from. */
  source: string;
  /** A clinician has overridden it in this plan. */
  overridden: boolean;
}

/** A fact that was recorded since. */
export interface RecordedEntry {
  /** Its number in the fact log. */
  number: number;
  /** Its id. */
  id: string;
  /** Its kind. */
  kind: string;
  /** When. */
  recordedAt: string;
  /** By whom, as claimed. */
  by: string;
}

export type Message = CycleMessage | EchoMessage | SurgeryMessage | PathologyMessage | RadiotherapyMessage | EndocrineMessage
    | Her2CompletionMessage | TaskMessage | PlanMessage | LvefMessage;

export type Fact = DoseGiven | DoseOmitted | Deferred | Ceased | DoseChanged | FormulationChanged | EchoBooked | EchoPerformed | LvefResult
    | LvefAccepted | LvefAcceptanceEnded | SurgeryPerformed | TaskDone | TaskOmitted | PathologyResult | Hold | Resume
    | RadiotherapyStarted | RadiotherapyFinished | EndocrineStarted | PlanAmended | PatientDied | PatientWithdrew | PatientTransferred
    | Acknowledged | Retracted;

// Further names that the contract has for the same shapes.
export type CycleMessageData = EventMessageData;
export type EchoMessageData = EventMessageData;
export type SurgeryMessageData = EventMessageData;
export type PathologyMessageData = EventMessageData;
export type RadiotherapyMessageData = EventMessageData;
export type EndocrineMessageData = EventMessageData;
export type Her2CompletionMessageData = EventMessageData;
export type TaskMessageData = EventMessageData;
export type PlanDocumentDisease = Disease;
export type PlanDisease = Disease;
export type PlanDocumentHistoryLastHer2Doses = HistoryLastHer2Doses;
export type PlanHistoryLastHer2Doses = HistoryLastHer2Doses;
export type PlanDocumentHistoryBaselineLvef = HistoryBaselineLvef;
export type PlanHistoryBaselineLvef = HistoryBaselineLvef;
export type PlanDocumentAdjuvant = Adjuvant;
export type PlanAdjuvant = Adjuvant;
export type PlanDocumentRadiotherapy = Radiotherapy;
export type PlanRadiotherapy = Radiotherapy;
export type PlanDocumentSettingsEchoIntervalPart2 = SettingsEchoIntervalPart2;
export type PlanSettingsEchoIntervalPart2 = SettingsEchoIntervalPart2;

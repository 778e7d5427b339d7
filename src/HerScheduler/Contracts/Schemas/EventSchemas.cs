using System.Text.Json.Nodes;
using HerScheduler.Core.Cardiac;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Contracts.Schemas;

/// <summary>One event of a schedule, and an alert, as <see cref="HerScheduler.Core.Scheduling.Presentation.ScheduleJson"/> writes them.</summary>
internal static class EventSchemas
{
    public static IEnumerable<KeyValuePair<string, JsonNode?>> All()
    {
        yield return new("event", Event());
        yield return new("dateWindow", Window());
        yield return new("dose", Dose());
        yield return new("cardiacClearance", Clearance());
        yield return new("done", Done());
        yield return new("alert", Alert());
    }

    private static JsonObject Event() => new Record("One dated item of the schedule as it is now. The newest message about a key is the truth about it.")
        .Has("key", Schema.Line("Never changes within the plan: tchp-3, echo-2, surgery.", 64))
        .Has("kind", Schema.OneOf<EventKind>("What kind of thing it is."))
        .Has("title", Schema.Text("For a person: TCHP cycle 3 of 6."))
        .Has("date", Schema.Day("The local day it is planned for, or was done on."))
        .Has("window", Schema.Ref("dateWindow"))
        .Has("status", Schema.OneOf<EventStatus>(
            "planned: will happen. provisional: its branch is not decided yet, never in a message. held: must not happen until a clinician resumes. "
            + "done: has happened. omitted, cancelled: will not happen."))
        .Has("doses", Schema.ListOf("The doses of a cycle; empty for everything else.", Schema.Ref("dose")))
        .Has("her2Cycle", Schema.OrNull(Schema.Whole("Which HER2 dose of the course this is; null when the HER2 part is not given, and for what is no cycle.",
            1)))
        .Has("cardiacClearance", Schema.OrNull(Schema.Ref("cardiacClearance")))
        .Has("done", Schema.OrNull(Schema.Ref("done")))
        .Has("booked", Schema.OrNull(Schema.Day("The day of an appointment, when one exists.")))
        .Has("why", Schema.Text("Which rule put it on this date, anchored on what, and why it moved."))
        .Has("source", Schema.Text("The trial, label or article behind the rule."))
        .ToSchema();

    private static JsonObject Window() => new Record("The days within which the event is on time, both included.")
        .Has("earliest", Schema.Day("The first of them."))
        .Has("latest", Schema.Day("The last of them."))
        .ToSchema();

    private static JsonObject Dose() => new Record("One agent of a cycle.")
        .Has("agent", Schema.OneOf<Agent>("The drug."))
        .Has("dose", Schema.Text("As the protocol states it: 6 mg/kg. Nothing is computed from weight."))
        .Has("loading", Schema.Flag("True for a first dose or a reload after a late one: the amount is the loading dose."))
        .Has("held", Schema.Flag("True while this agent must not be given; the others of the cycle may be."))
        .ToSchema();

    private static JsonObject Clearance() => new Record("Whether the last LVEF lets the HER2 dose go ahead. Null in an event that is no HER2 cycle.")
        .Has("state", Schema.OneOf<ClearanceState>(
            "clear: goes ahead. due: at most 14 days older than the echo interval. overdue: older. low: a repeat is asked for, or too low to start. "
            + "held: on hold. accepted: below normal, and HER2 therapy goes on under cardiology. none: no LVEF is known."))
        .Has("lvefPercent", Schema.OrNull(Schema.Number("The last LVEF, percent.", 10, 90)))
        .Has("lvefDate", Schema.OrNull(Schema.Day("Its day.")))
        .ToSchema();

    private static JsonObject Done() => new Record("That it happened. Null before.")
        .Has("date", Schema.Day("The local day."))
        .MayHave("percent", Schema.Number("LVEF in percent, for an echo with a result.", 10, 90))
        .ToSchema();

    private static JsonObject Alert() => new Record("What needs a person.")
        .Has("code", Schema.OneOf<AlertCode>("Which. Messages carry lvef-hold, lvef-repeat, lvef-below-normal, resume-criteria-met and discontinue-proposed."))
        .Has("event", Schema.OrNull(Schema.Text("The key of the event it is about.")))
        .Has("since", Schema.Day("The first local day the condition holds."))
        .Has("message", Schema.Text("What it is and what to do."))
        .Has("source", Schema.Text("Where the rule comes from."))
        .ToSchema();
}

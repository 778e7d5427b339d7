using HerScheduler.Core.Facts;
using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Scheduling;
using HerScheduler.Pages.Shared;

namespace HerScheduler.Pages.Recording;

/// <summary>What the form of each kind of fact asks for: one thing more than it must is one too many.</summary>
internal static class FormFields
{
    private static readonly FormField Event = new("event", FormInput.Event);
    private static readonly FormField Happened = new("date", FormInput.Date) { IsToday = true };
    private static readonly FormField From = new("from", FormInput.Date) { IsToday = true };
    private static readonly FormField Reason = new("reason", FormInput.Text);

    /// <summary>Kinds that a page records, in the order in which they are offered. A changed plan is a whole document and comes by the API.</summary>
    public static IReadOnlyList<FactKind> Kinds { get; } =
        [.. Enum.GetValues<FactKind>().Where(kind => kind is not (FactKind.PlanAmended or FactKind.Retracted))];

    public static IReadOnlyList<FormField> Of(FactKind kind) => kind switch
    {
        FactKind.DoseGiven => [Event, Happened, new FormField("agents", FormInput.Several) { IsRequired = false }],
        FactKind.EchoPerformed => [Event, Happened],
        FactKind.DoseOmitted or FactKind.TaskOmitted => [Event, Reason],
        FactKind.Deferred => [Event, new FormField("to", FormInput.Date), Reason],
        FactKind.Ceased => [Choice<Therapy>("therapy"), Happened, Reason],
        FactKind.DoseChanged => [Choice<Agent>("agent"), new FormField("dose", FormInput.Text), From, Reason],
        FactKind.FormulationChanged => [new FormField("to", FormInput.Choice) { Choices = WireNames<Formulation>.All }, From, Reason],
        FactKind.EchoBooked => [Event, new FormField("date", FormInput.Date)],
        FactKind.LvefResult =>
            [Event with { IsRequired = false }, new FormField("percent", FormInput.Percent), Happened,
                Choice<LvefMethod>("method") with { IsRequired = false }],
        FactKind.LvefAccepted => [new FormField("floor", FormInput.Percent), Happened, new FormField("until", FormInput.Date) { IsRequired = false }, Reason],
        FactKind.SurgeryPerformed => [Happened, new FormField("further", FormInput.Checkbox) { IsRequired = false }],
        FactKind.TaskDone => [Event, Happened, new FormField("note", FormInput.Text) { IsRequired = false }],
        FactKind.PathologyResult => [Choice<PathologyResponse>("response"), Happened],
        FactKind.Hold or FactKind.Resume => [From, Reason],
        FactKind.RadiotherapyStarted or FactKind.RadiotherapyFinished or FactKind.EndocrineStarted => [Happened],
        FactKind.LvefAcceptanceEnded or FactKind.PatientDied or FactKind.PatientWithdrew or FactKind.PatientTransferred => [Happened, Reason],
        FactKind.Acknowledged => [Event, new FormField("note", FormInput.Text)],
        FactKind.Retracted => [new FormField("fact", FormInput.Fact), Reason],
        FactKind.PlanAmended => [],
    };

    /// <summary>The open events that a fact of that kind can be about, the earliest first.</summary>
    public static IEnumerable<ScheduleEvent> EventsFor(FactKind kind, Schedule schedule) =>
        schedule.Events.Where(item => item.IsOpen && item.Kind != EventKind.Her2Completion && kind switch
    {
        FactKind.DoseGiven or FactKind.DoseOmitted => item.Kind == EventKind.Cycle,
        FactKind.EchoBooked or FactKind.EchoPerformed or FactKind.LvefResult => item.Kind == EventKind.Echo,
        FactKind.TaskDone or FactKind.TaskOmitted => item.Kind == EventKind.Task,
        _ => true,
    });

    private static FormField Choice<T>(string name)
        where T : struct, Enum => new(name, FormInput.Choice) { Choices = WireNames<T>.All };
}

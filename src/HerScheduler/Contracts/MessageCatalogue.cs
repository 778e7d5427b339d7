using HerScheduler.Core.Changes;
using HerScheduler.Core.Json;
using HerScheduler.Core.Notices;
using HerScheduler.Core.Scheduling;
using HerScheduler.Messages;

namespace HerScheduler.Contracts;

/// <summary>One message that can be sent: the first two words of its routing key.</summary>
/// <param name="Kind"><c>cycle</c>.</param>
/// <param name="Change"><c>moved</c>.</param>
internal readonly record struct MessageName(string Kind, string Change)
{
    /// <summary>The CloudEvents type: <c>herscheduler.cycle.moved.v1</c>.</summary>
    public string Type => $"herscheduler.{Kind}.{Change}.v1";

    /// <summary><c>cycle.moved</c>.</summary>
    public override string ToString() => $"{Kind}.{Change}";
}

/// <summary>Every kind and change of the contract, from the types that the messages are made of.</summary>
internal static class MessageCatalogue
{
    public const string Plan = "plan";
    public const string Lvef = "lvef";

    /// <summary>The kinds that carry one event, each with the kinds of events it stands for.</summary>
    public static ILookup<string, EventKind> EventKinds { get; } = Enum.GetValues<EventKind>().ToLookup(MessageKinds.Of);

    /// <summary>What can happen to an event.</summary>
    public static IReadOnlyList<string> EventChanges { get; } = [.. WireNames<ChangeKind>.All, .. WireNames<NoticeKind>.All];

    /// <summary>Every kind, in the order of the contract.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. EventKinds.Select(kind => kind.Key), Plan, Lvef];

    public static IReadOnlyList<MessageName> All { get; } = [.. Kinds.SelectMany(kind => ChangesOf(kind).Select(change => new MessageName(kind, change)))];

    /// <summary>The changes of a kind.</summary>
    public static IReadOnlyList<string> ChangesOf(string kind) => kind switch
    {
        Plan => WireNames<PlanMessage>.All,
        Lvef => UrgentMessages.ChangesOf(Lvef),
        _ => EventChanges,
    };

    /// <summary>What the change says to whoever receives it.</summary>
    public static string Meaning(MessageName name) => (name.Kind, name.Change) switch
    {
        (_, "scheduled") => "It stands in the schedule from now on: at approval, when its branch is decided, or again after it was cancelled or taken back.",
        (_, "moved") => "It has another date; previousDate is the one before.",
        (_, "changed") => "Same date; other doses, held agents or cardiac clearance. Only for cycles at most 21 days ahead.",
        (_, "held") => "It, or some of its agents, must not be given until a message says released.",
        (_, "released") => "A clinician has resumed: it may be given again, on the date of the event.",
        (_, "cancelled") =>
            "It will not happen, or not in this way: omitted, ceased, superseded by another plan or branch, or the plan was closed. Forget the doses.",
        (_, "done") => "It has happened, or what was recorded about it was corrected.",
        (_, "reminder") => "It is due in some days; nothing has changed.",
        (_, "overdue") => "Its date has passed and nothing was recorded; nothing has changed.",
        (Plan, "approved") => "A clinician approved the plan; its events follow.",
        (Plan, "amended") => "Another document replaces the plan, or a closed plan is open again; what that means for each event follows.",
        (Plan, "closed") => "The patient died, withdrew or was transferred; every open event is cancelled by the messages that follow.",
        (Lvef, "hold") => "An LVEF fell so far that HER2 therapy is held; the cycles' own messages say which.",
        (Lvef, "repeat") => "An LVEF asks for a repeat echo.",
        (Lvef, "below-normal") => "The last LVEF is below normal, and nothing holds: a repeat echo is planned, and later HER2 cycles have clearance low.",
        (Lvef, "resume-criteria-met") => "LVEF has recovered; a clinician can resume. Nothing is released yet.",
        (Lvef, "discontinue-proposed") => "LVEF has not recovered; a clinician should decide about stopping. Nothing is cancelled yet.",
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "A message without a meaning."),
    };
}

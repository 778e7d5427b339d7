using HerScheduler.Core.Changes;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Notices;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling;
using HerScheduler.Data;

namespace HerScheduler.Messages;

/// <summary>Everything that other systems are told of one change of a plan, in the order they are told.</summary>
public sealed class Announcements(EventMessages messages)
{
    /// <summary>A consumer goes by it: what it holds of the plan gives way to the messages that follow (docs/consuming.md).</summary>
    internal const string Restored = "restored from a backup; take the whole schedule anew";

    private const string Arrived = "imported with what had been recorded before";

    /// <summary>The plan was approved: it, then each event that is planned.</summary>
    public IReadOnlyList<OutboxRow> OfApproval(PlanRow plan, TreatmentPlan document, Schedule schedule, DateTimeOffset now) =>
    [
        messages.OfPlan(plan, document, PlanMessage.Approved, "approved", cause: null, now),
        .. ScheduleDiff.Between(null, schedule, null).Select(change => messages.Changed(plan, change, now)),
    ];

    /// <summary>
    /// The plan came in with what had happened under it: it, then each event as it stands now, and not how it came to that; last that it is closed, if it is.
    /// </summary>
    public IReadOnlyList<OutboxRow> OfArrival(PlanRow plan, TreatmentPlan document, Schedule schedule, PatientLeft? closing, DateTimeOffset now) =>
    [
        messages.OfPlan(plan, document, PlanMessage.Approved, "approved", cause: null, now),
        .. ScheduleDiff.Between(null, schedule, null).Select(change => messages.Changed(plan, change with { Why = Arrived }, now)),
        .. closing is null ? Array.Empty<OutboxRow>() : [messages.OfPlan(plan, document, PlanMessage.Closed, closing.Reason ?? "", closing.Id, now)],
    ];

    /// <summary>
    /// The database was restored from a backup, and consumers may know what it does not: the plan, then every event as it stands here. Of a closed plan only
    /// that it is closed.
    /// </summary>
    public IReadOnlyList<OutboxRow> OfRestoring(PlanRow plan, TreatmentPlan document, Schedule schedule, DateTimeOffset now)
    {
        if (plan.Status == PlanStatus.Closed)
        {
            return [messages.OfPlan(plan, document, PlanMessage.Closed, Restored, cause: null, now)];
        }

        return
        [
            messages.OfPlan(plan, document, PlanMessage.Amended, Restored, cause: null, now),
            .. ScheduleDiff.Between(null, schedule, null).Select(change => messages.Changed(plan, change with { Why = Restored }, now)),
            .. UrgentAlert.Of(schedule).Where(alert => alert.Kind != UrgentKind.EchoOverdueCycleDue)
                .Select(alert => messages.Urgent(plan, alert, schedule, cause: null, now)),
        ];
    }

    /// <summary>Facts were recorded: what became of the plan and of its events.</summary>
    public IReadOnlyList<OutboxRow> OfFacts(PlanRow plan, TreatmentPlan document, RecordedFacts recorded, DateTimeOffset now)
    {
        var rows = new List<OutboxRow>();
        var takenBack = recorded.TakenBackAtOnce.ToHashSet(StringComparer.Ordinal);
        foreach (var fact in recorded.Facts.Where(fact => !takenBack.Contains(fact.Id)))
        {
            if (WhatBecameOfThePlan(fact, recorded) is { } what)
            {
                rows.Add(messages.OfPlan(plan, document, what, fact.Reason ?? "", fact.Id, now));
            }
        }

        rows.AddRange(recorded.Changes.Select(change => messages.Changed(plan, change, now)));
        return rows;
    }

    /// <summary>An amendment that is taken back amends the plan again, and so does a closing, which opens it.</summary>
    private static PlanMessage? WhatBecameOfThePlan(Fact fact, RecordedFacts recorded) => fact switch
    {
        PlanAmended => PlanMessage.Amended,
        PatientLeft => PlanMessage.Closed,
        Retracted retraction when recorded.TakenBackBy(retraction) is PlanAmended or PatientLeft => PlanMessage.Amended,
        _ => null,
    };
}

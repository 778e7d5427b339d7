namespace HerScheduler.Core.Scheduling.Presentation;

/// <summary>The alerts of the course: reloads, surgery and pathology that wait, adjuvant therapy that is late (rules C9, S1, S3, S4, D1–D4).</summary>
internal static class CourseAlerts
{
    private const int AdjuvantLateDays = 85;

    /// <summary>Until then another recording can still come: they lie at most 3 days apart.</summary>
    private const int IncompleteAfterDays = 4;

    public static void Add(Projection projection, AlertList alerts)
    {
        foreach (var cycle in projection.Work.Cycles)
        {
            AddReload(cycle, alerts);
            AddIncomplete(cycle, alerts);
        }

        AddSurgery(projection.Work, alerts);
        AddAdjuvantLate(projection.Work, alerts);
    }

    private static void AddReload(Draft cycle, AlertList alerts)
    {
        if (cycle.Status == EventStatus.Planned && cycle.Cycle is { ReloadSince: { } since } part && part.Held.IsEmpty && alerts.Holds(since))
        {
            alerts.Add(new Alert(AlertCode.Reload, cycle.Key, since,
                Notes.Text($"{cycle.Key} on {cycle.Date:O} is late for {Notes.Names(part.Loading)}: loading dose again."), Sources.Reload));
        }
    }

    private static void AddIncomplete(Draft cycle, AlertList alerts)
    {
        if (cycle.Cycle!.Given is { Awaited: { IsEmpty: false } awaited } given && alerts.Holds(given.Date.AddDays(IncompleteAfterDays)))
        {
            alerts.Add(new Alert(AlertCode.DoseIncomplete, cycle.Key, given.Date.AddDays(IncompleteAfterDays),
                Notes.Text($"{Notes.Names(awaited)} of {cycle.Key} ({given.Date:O}) is recorded neither as given nor as omitted; it counts as given until then."),
                Sources.Recordings));
        }
    }

    private static void AddSurgery(Workspace work, AlertList alerts)
    {
        if (work.Surgery is { IsOpen: true } surgery && work.SurgeryAnchor is { } anchor
            && alerts.Holds(anchor.AddDays(SurgeryStep.LateAfterChemotherapyDays + 1)))
        {
            alerts.Add(new Alert(AlertCode.SurgeryLate, surgery.Key, anchor.AddDays(SurgeryStep.LateAfterChemotherapyDays + 1),
                Notes.Text($"Surgery is not recorded {SurgeryStep.LateAfterChemotherapyDays} days after the last chemotherapy ({anchor:O})."),
                Sources.Surgery));
        }

        if (work.Pathology is { IsOpen: true } pathology && alerts.Holds(pathology.Date))
        {
            alerts.Add(new Alert(AlertCode.PathologyAwaited, pathology.Key, pathology.Date,
                Notes.Text($"The pathology result was planned for {pathology.Date:O}; it decides how HER2 therapy goes on."), Sources.Pathology));
        }
    }

    private static void AddAdjuvantLate(Workspace work, AlertList alerts)
    {
        if (work.Ledger.SurgeryOn is not { } surgery || work.Ledger.Her2Ceased is not null || !alerts.Holds(surgery.AddDays(AdjuvantLateDays)))
        {
            return;
        }

        if (!work.Cycles.Exists(cycle => cycle.IsDone && cycle.Date > surgery))
        {
            alerts.Add(new Alert(AlertCode.AdjuvantLate, null, surgery.AddDays(AdjuvantLateDays),
                Notes.Text($"Nothing adjuvant is recorded 84 days after surgery ({surgery:O})."), Sources.AdjuvantLate));
        }
    }
}

namespace HerScheduler.Core.Scheduling.Presentation;

/// <summary>The alerts of the course: reloads, surgery and pathology that wait, adjuvant therapy that is late (rules S1, S3, S4, D1–D4).</summary>
internal static class CourseAlerts
{
    private const int AdjuvantLateDays = 85;

    public static void Add(Projection projection, AlertList alerts)
    {
        foreach (var cycle in projection.Work.Cycles)
        {
            AddReload(cycle, alerts);
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

    private static void AddSurgery(Workspace work, AlertList alerts)
    {
        if (work.Surgery is { IsOpen: true } surgery && work.SurgeryAnchor is { } anchor && alerts.Holds(anchor.AddDays(SurgeryStep.LateAfterChemotherapyDays + 1)))
        {
            alerts.Add(new Alert(AlertCode.SurgeryLate, surgery.Key, anchor.AddDays(SurgeryStep.LateAfterChemotherapyDays + 1),
                Notes.Text($"Surgery is not recorded {SurgeryStep.LateAfterChemotherapyDays} days after the last chemotherapy ({anchor:O})."), Sources.Surgery));
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

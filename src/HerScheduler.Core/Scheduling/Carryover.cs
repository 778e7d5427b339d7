using HerScheduler.Core.Cardiac;
using HerScheduler.Core.Facts;

namespace HerScheduler.Core.Scheduling;

/// <summary>
/// Keeps what the rules no longer produce: a done event stays listed, one that once was planned is listed as cancelled,
/// and a provisional one that never was planned just goes. Closing cancels everything open.
/// </summary>
internal static class Carryover
{
    public static Projection Complete(Workspace work, Projection? before, Fact? cause)
    {
        work.Ledger.Register.Begin();
        foreach (var draft in work.Events)
        {
            List(work, draft);
            if (draft.Status == EventStatus.Cancelled && before?.Find(draft.Key) is { } last)
            {
                draft.Date = last.Date;
            }
        }

        if (before is not null)
        {
            foreach (var old in before.Events)
            {
                if (!work.Ledger.Register.Lists(old.Key) && Keep(work, old, cause) is { } kept)
                {
                    work.Add(kept);
                    List(work, kept);
                }
            }
        }

        Close(work);
        return new Projection(work);
    }

    private static void List(Workspace work, Draft draft)
    {
        if (work.Ledger.Register.List(draft))
        {
            work.Ledger.Parts.Planned(draft.Key);
        }
    }

    private static Draft? Keep(Workspace work, Draft old, Fact? cause)
    {
        if (old.Kind == EventKind.Echo && work.Ledger.Echoes.TryGetValue(old.Key, out var record) && record.DoneOn is not null)
        {
            return EchoDrafts.Unasked(old, record);
        }

        if (old.IsDone || old.Status is EventStatus.Cancelled or EventStatus.Omitted)
        {
            return old;
        }

        if (!work.Ledger.Register.WasPlanned(old.Key))
        {
            return null;
        }

        if (work.Ledger.Parts.Forgets(old.Key))
        {
            work.Ledger.Register.Forget(old.Key);
            return null;
        }

        if (EchoKeys.RoutineNumber(old.Key) < work.Ledger.LastRoutineEchoDone)
        {
            return old.AsClosed(EventStatus.Omitted, Notes.Join(old.Note, $"Omitted: {EchoKeys.Routine(work.Ledger.LastRoutineEchoDone)} was performed."));
        }

        return old.AsClosed(EventStatus.Cancelled, work.GoneBecause?.GetValueOrDefault(old.Key) ?? (cause is null ? null : FactPhrase.Sentence(cause)));
    }

    private static void Close(Workspace work)
    {
        if (work.Ledger.Closing is not { } closing)
        {
            return;
        }

        var note = Notes.Text($"The patient {closing.Verb} on {closing.Date:O}: {Notes.Sentence(closing.Reason)}");
        for (var i = 0; i < work.Events.Count; i++)
        {
            if (work.Events[i].IsOpen)
            {
                work.Events[i] = work.Events[i].AsClosed(EventStatus.Cancelled, note);
            }
        }
    }
}

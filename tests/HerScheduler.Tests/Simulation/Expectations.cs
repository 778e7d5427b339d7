using HerScheduler.Core.Json;
using HerScheduler.Core.Notices;
using HerScheduler.Core.Reports;
using HerScheduler.Core.Scheduling;
using HerScheduler.Reminders;

namespace HerScheduler.Tests.Simulation;

/// <summary>
/// Works out, from plans and facts alone, which e-mails must exist: by the definitions of the core (what is overdue, which step is reached, what is
/// urgent), with none of the service's rows, queries or sweeps.
/// </summary>
internal sealed class Expectations(IReadOnlyDictionary<string, SimulatedPatient> patients)
{
    private readonly HashSet<(string Plan, string Event, DateOnly Date, NoticeKind Kind, int Days)> _steps = [];
    private readonly HashSet<(string Plan, string Event, DateOnly Date)> _notRecordedHere = [];
    private readonly Dictionary<string, HashSet<AlertKey>> _standing = [];
    private readonly HashSet<(string Navigator, DateOnly Day)> _decided = [];

    /// <summary>Each e-mail about an alert: plan, what, and to whom.</summary>
    public Dictionary<(string Plan, AlertKey Key, string To), int> Alerts { get; } = [];

    /// <summary>Each digest there must be, with the numbers in its subject: overdue, today.</summary>
    public Dictionary<(string Navigator, DateOnly Day), (int Overdue, int Today)> Digests { get; } = [];

    /// <summary>Days on which a navigator has no work, and so at most a digest of changes.</summary>
    public HashSet<(string Navigator, DateOnly Day)> QuietDays { get; } = [];

    /// <summary>The plans came in: of a patient whose plan had begun before, what lies before that day is nobody's matter as it stands.</summary>
    public void Imported(DateTimeOffset now)
    {
        foreach (var patient in patients.Values)
        {
            var schedule = patient.On(now);
            if (patient.Plan.Start >= schedule.AsOf)
            {
                continue;
            }

            foreach (var item in schedule.Events.Where(item => item.Status == EventStatus.Planned && item.Date < schedule.AsOf))
            {
                _notRecordedHere.Add((patient.Plan.Id, item.Key, item.Date));
            }

            _standing[patient.Plan.Id] = [.. UrgentAlert.Of(schedule).Where(alert => alert.Kind == UrgentKind.EchoOverdueCycleDue).Select(AlertKey.Of)];
        }
    }

    /// <summary>A fact was taken: LVEF alerts begin and end with it.</summary>
    public void Recorded(string plan, DateTimeOffset now) => Compare(patients[plan], now, isFact: true);

    /// <summary>All sweeps have run at this instant.</summary>
    public void Swept(DateTimeOffset now)
    {
        foreach (var patient in patients.Values)
        {
            if (now == patient.Site.NoticeInstant(now))
            {
                Steps(patient, now);
            }

            if (now >= patient.Site.DigestInstant(patient.Site.Today(now)))
            {
                Compare(patient, now, isFact: false);
            }
        }

        foreach (var navigator in patients.Values.GroupBy(patient => patient.Plan.Navigator, StringComparer.Ordinal))
        {
            Digest(navigator.Key, [.. navigator], now);
        }
    }

    private void Steps(SimulatedPatient patient, DateTimeOffset now)
    {
        var (site, schedule) = (patient.Site, patient.On(now));
        foreach (var item in schedule.Events)
        {
            if (site.Notices.Current(item.Kind, item.Key, item.Status, item.Date, schedule.AsOf) is not { } notice
                || (notice.Kind == NoticeKind.Overdue && patient.IsAcknowledged(item))
                || _notRecordedHere.Contains((patient.Plan.Id, item.Key, item.Date))
                || !_steps.Add((patient.Plan.Id, item.Key, item.Date, notice.Kind, notice.Days)))
            {
                continue;
            }

            foreach (var to in site.Notices.StepOf(item.Kind, item.Key, notice).Email.SelectMany(who =>
                who == NoticeRecipient.Navigator ? [patient.Plan.Navigator] : site.Administrators))
            {
                Expect(patient, new AlertKey(WireNames<NoticeKind>.Of(notice.Kind), item.Key, "", item.Date, notice.Days), to);
            }
        }
    }

    private void Compare(SimulatedPatient patient, DateTimeOffset now, bool isFact)
    {
        var urgent = UrgentAlert.Of(patient.On(now));
        if (!_standing.TryGetValue(patient.Plan.Id, out var standing))
        {
            _standing[patient.Plan.Id] = standing = [];
        }

        standing.IntersectWith(urgent.Select(AlertKey.Of));
        foreach (var alert in urgent.Where(alert => !(isFact && alert.Kind == UrgentKind.EchoOverdueCycleDue)))
        {
            if (standing.Add(AlertKey.Of(alert)) && alert.IsMailed)
            {
                foreach (var to in patient.Site.Clinicians.Prepend(patient.Plan.Navigator))
                {
                    Expect(patient, AlertKey.Of(alert), to);
                }
            }
        }
    }

    private void Digest(string navigator, List<SimulatedPatient> own, DateTimeOffset now)
    {
        var site = own[0].Site;
        var day = site.Today(now);
        if (now < site.DigestInstant(day) || own.TrueForAll(patient => patient.IsClosed) || !_decided.Add((navigator, day)))
        {
            return;
        }

        var work = DailyWork.Of(own.Where(patient => !patient.IsClosed).Select(patient => new PatientDay(patient.Plan, patient.On(now))));
        if (work.IsEmpty)
        {
            QuietDays.Add((navigator, day));
        }
        else
        {
            Digests[(navigator, day)] = (work.Overdue.Count, work.DueToday.Count);
        }
    }

    private void Expect(SimulatedPatient patient, AlertKey key, string to)
    {
        var mail = (patient.Plan.Id, key, to);
        Alerts[mail] = Alerts.GetValueOrDefault(mail) + 1;
    }
}

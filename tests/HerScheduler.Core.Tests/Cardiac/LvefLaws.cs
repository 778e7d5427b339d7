using FsCheck;
using HerScheduler.Core.Cardiac;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Scheduling;
using HerScheduler.Core.Tests.Scheduling;

namespace HerScheduler.Core.Tests.Cardiac;

/// <summary>Laws of the echoes and of the last LVEF over random but valid lives.</summary>
public sealed class LvefLaws
{
    private static readonly Config Many = Laws.Tried(100);

    [Fact]
    public void An_echo_n_is_overdue_exactly_when_the_last_LVEF_is_older_than_the_interval_in_force() => ForAnyMoment((life, moment) =>
    {
        if (moment.NextRoutine is not { } echo || IsDeferred(life, echo.Key))
        {
            return false;
        }

        // An open echo before a dose or a repeat is an LVEF to come: what follows it counts from it, and it is overdue itself by then.
        var anchor = moment.OthersBefore(echo.Date).Select(other => other.Date).Append(moment.LastLvef).Max();
        var due = moment.DueAfter(anchor);

        echo.Date.ShouldBe(life.Calendar.Back(due), echo.Why);
        moment.OthersBefore(echo.Date).ShouldAllBe(other => other.Date < due);
        return true;
    });

    [Fact]
    public void While_treatment_goes_on_there_is_a_next_echo_no_later_than_the_interval_after_the_last_LVEF() => ForAnyMoment((life, moment) =>
    {
        var due = life.Calendar.Back(moment.DueAfter(moment.LastLvef));
        if (due > moment.LastDose || IsAnyEchoDeferred(life))
        {
            return false;
        }

        moment.OnTreatment.Where(echo => echo.Date > moment.LastKnown(DateOnly.MaxValue)).Min(echo => echo.Date).ShouldBeLessThanOrEqualTo(due);
        return true;
    });

    [Fact]
    public void A_gap_is_alerted_exactly_when_the_last_LVEF_is_older_than_the_interval_and_14_days_and_then_an_echo_is_overdue() =>
        ForAnyMoment((life, moment) =>
    {
        foreach (var days in new[] { 0, 20, 45, 100, 200 })
        {
            var day = life.Today.AddDays(days);
            var listed = life.Course.ScheduleOn(day).Alerts.Any(alert => alert.Code == AlertCode.LvefGap);
            var lastKnown = moment.LastKnown(day);
            var isOnTreatment = day >= moment.FirstDose && day <= moment.LastDose;

            listed.ShouldBe(isOnTreatment && day > moment.Work.EchoInterval.LastDayBeforeGap(lastKnown), $"{day:O}, last LVEF {lastKnown:O}");
            if (listed && !moment.BeganElsewhere && !IsAnyEchoDeferred(life))
            {
                moment.Echoes.ShouldContain(echo => echo.Date < day, $"{day:O}: a gap with nothing overdue, last LVEF {lastKnown:O}");
            }
        }

        return true;
    });

    [Fact]
    public void An_LVEF_is_never_silently_low() => ForAnyMoment((life, moment) =>
    {
        var last = moment.Work.Ledger.Readings.LastOrDefault();
        if (last is null || last.Percent >= moment.Work.Plan.Settings.LvefLowerLimitOfNormal || moment.Work.Ledger.Her2Ceased is not null)
        {
            return false;
        }

        // Between the record of a resume and its day nothing is given.
        var resumed = moment.Work.Holds.Periods.Max(period => period.ResumedFrom) ?? DateOnly.MinValue;
        foreach (var days in new[] { 0, 1, 20, 70 })
        {
            var schedule = life.Course.ScheduleOn(life.Today.AddDays(days));
            schedule.Alerts.ShouldContain(
                alert => alert.Code == AlertCode.LvefHold || alert.Code == AlertCode.LvefRepeat || alert.Code == AlertCode.LvefStartLow
                    || alert.Code == AlertCode.LvefBelowNormal || alert.Code == AlertCode.LvefAccepted,
                $"{last.Percent} % on {last.Date:O}, seen on {schedule.AsOf:O}");

            schedule.Events.Where(e => e.IsOpen && e.CardiacClearance is not null && e.Date >= resumed).ShouldAllBe(
                e =>
                    e.CardiacClearance!.State == ClearanceState.Held || e.CardiacClearance.State == ClearanceState.Accepted
                        || e.CardiacClearance.State == ClearanceState.Low,
                $"{last.Percent} % on {last.Date:O}, seen on {schedule.AsOf:O}");
        }

        return true;
    });

    [Fact]
    public void Below_normal_has_a_repeat_and_nothing_else_stands_for_it() => ForAnyMoment((life, moment) =>
    {
        if (moment.Work.BelowNormal is not { } below)
        {
            return false;
        }

        var schedule = life.Course.ScheduleOn(below.Since > life.Today ? below.Since : life.Today);
        schedule.Alerts.ShouldContain(alert => alert.Code == AlertCode.LvefBelowNormal && alert.Since == below.Since && alert.Event == below.Reading.Echo);
        schedule.Alerts.ShouldNotContain(alert => alert.Code == AlertCode.LvefHold || alert.Code == AlertCode.LvefRepeat
            || alert.Code == AlertCode.LvefStartLow);
        schedule.Events.ShouldContain(e => EchoKeys.IsRepeat(e.Key) && (e.IsOpen || e.Done != null));
        return true;
    });

    private static bool IsAnyEchoDeferred(RandomLife life) =>
        life.Facts.Exists(fact => fact is Deferred deferred && deferred.Event.StartsWith("echo-", StringComparison.Ordinal));

    private static bool IsDeferred(RandomLife life, string key) => life.Facts.Exists(fact => fact is Deferred deferred && deferred.Event == key);

    /// <summary>After each fact of a life that is not closed and has HER2 therapy; the law says whether it spoke about the moment.</summary>
    private static void ForAnyMoment(Func<RandomLife, Moment, bool> law) => Laws.HoldsWhereItApplies(Many, seed =>
    {
        var applied = false;
        RandomLife.Live(seed, 40, mayClose: true, (life, _) =>
        {
            if (!life.Course.IsClosed && life.Course.Projection.Work.FirstHer2Dose is not null)
            {
                applied |= law(life, new Moment(life));
            }
        });
        return applied;
    });

    /// <summary>What the laws compare with, counted from the facts and the events alone.</summary>
    private sealed class Moment
    {
        private readonly List<DateOnly> _measured;

        public Moment(RandomLife life)
        {
            Work = life.Course.Projection.Work;
            var retracted = life.Facts.OfType<Retracted>().Select(fact => fact.Fact).ToHashSet(StringComparer.Ordinal);
            var facts = life.Facts.Where(fact => !retracted.Contains(fact.Id)).ToList();
            var before = Work.Plan.History;
            _measured = [.. facts.OfType<LvefResult>().Select(fact => fact.Date), .. facts.OfType<EchoPerformed>().Select(fact => fact.Date)];
            if (before?.BaselineLvef is { } stated)
            {
                _measured.Add(stated.Date);
            }

            BeganElsewhere = before?.FirstHer2Dose is not null;
            FirstDose = Work.FirstHer2Dose!.Her2From;
            LastDose = Work.LastHer2Dose!.Her2To;
            Began = before?.FirstHer2Dose ?? FirstDose;
            LastLvef = _measured.Append(Began).Max();
            Echoes = [.. life.Course.ScheduleOn(life.Today).Events.Where(e => e.IsOpen && e.Kind == EventKind.Echo)];
            OnTreatment = [.. Echoes.Where(e => IsOnTreatment(e.Key))];
            NextRoutine = OnTreatment.FirstOrDefault(e => EchoKeys.RoutineNumber(e.Key) is not null);
        }

        public Workspace Work { get; }

        /// <summary>HER2 therapy began before the plan.</summary>
        public bool BeganElsewhere { get; }

        /// <summary>The first HER2 dose, before the plan or in it.</summary>
        public DateOnly Began { get; }

        /// <summary>The first one of the plan.</summary>
        public DateOnly FirstDose { get; }

        public DateOnly LastDose { get; }

        /// <summary>Of any kind, from the first HER2 dose on; else that dose.</summary>
        public DateOnly LastLvef { get; }

        /// <summary>The open echoes, by date.</summary>
        public IReadOnlyList<ScheduleEvent> Echoes { get; }

        /// <summary>Those on treatment.</summary>
        public IReadOnlyList<ScheduleEvent> OnTreatment { get; }

        public ScheduleEvent? NextRoutine { get; }

        public IEnumerable<ScheduleEvent> OthersBefore(DateOnly day) =>
            OnTreatment.Where(e => EchoKeys.RoutineNumber(e.Key) is null && e.Date > LastLvef && e.Date < day);

        /// <summary>The last LVEF, baseline included, else the first HER2 dose.</summary>
        public DateOnly LastKnown(DateOnly day) => _measured.Where(date => date <= day).DefaultIfEmpty(Began).Max();

        /// <summary>
        /// One interval after <paramref name="anchor"/>; the day before a gap begins when that is earlier and no other echo is open by then.
        /// Of a course that began elsewhere the dates before the plan's first dose are left out.
        /// </summary>
        public DateOnly DueAfter(DateOnly anchor)
        {
            var times = 1;
            while (BeganElsewhere && Work.Calendar.Back(Work.EchoInterval.After(anchor, times)) < Work.FirstCycle()!.Date)
            {
                times++;
            }

            var due = Work.EchoInterval.After(anchor, times);
            var gap = Work.EchoInterval.LastDayBeforeGap(LastKnown(DateOnly.MaxValue));
            var latest = gap >= FirstDose ? gap : FirstDose.AddDays(-1);
            return due <= latest || BeganElsewhere || Echoes.Any(e => EchoKeys.RoutineNumber(e.Key) is null && e.Date <= latest) ? due : latest;
        }

        private static bool IsOnTreatment(string key) => EchoKeys.RoutineNumber(key) is not null || EchoKeys.IsRepeat(key)
            || key is EchoKeys.PreHer2 or EchoKeys.PreTDm1 or EchoKeys.PreTDxd;
    }
}

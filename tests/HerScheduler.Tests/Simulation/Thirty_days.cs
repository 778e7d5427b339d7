using HerScheduler.Core.Facts;
using HerScheduler.Digests;
using HerScheduler.Facts;
using HerScheduler.Http;
using HerScheduler.Import;
using HerScheduler.Reminders;
using HerScheduler.Security;
using HerScheduler.Sites;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HerScheduler.Tests.Simulation;

/// <summary>
/// Thirty days of many navigators in three zones, with facts at random, restarts and a day without the service, by a clock the test moves; e-mails
/// go to the real mail server. What arrived is compared with what <see cref="Expectations"/> works out from plans and facts alone.
/// </summary>
[Trait("Speed", "slow")]
public sealed class Thirty_days : IDisposable
{
    private static readonly int PatientCount = Soak.IsOn ? 10_000 : 240;
    private static readonly int NavigatorCount = Soak.IsOn ? 200 : 12;
    private static readonly DateOnly First = new(2026, 1, 5);

    /// <summary>The digest times of the three sites (06:30 in Amsterdam, Chicago and Auckland), and after the day's facts.</summary>
    private static readonly TimeOnly[] Sweeps = [new(5, 30), new(12, 30), new(17, 30), new(18, 5)];
    private static readonly TimeOnly FactsAt = new(18, 0);

    private readonly TemporaryFolder _folder = new();
    private readonly string _domain = Guid.NewGuid().ToString("N")[..8];
    private readonly Random _random = new(42);
    private int _facts;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_digest_and_every_alert_arrives_once_and_nothing_else()
    {
        var clinics = new SimulatedClinics(NavigatorCount, PatientCount, First, _domain);
        var expected = new Expectations(clinics.Patients);
        var settings = new Dictionary<string, string?>(clinics.Settings.Concat(RealMailServer.Settings(RealMailServer.Port)), StringComparer.Ordinal);
        await using var database = await TestDatabase.Create(_folder);
        var service = await ServiceFixture.On(database.Shared(), At(First.AddDays(-1), new TimeOnly(19, 0)), settings);
        await Import(service, clinics);
        expected.Imported(service.Time.GetUtcNow());

        for (var day = 0; day < 30; day++)
        {
            if (day % 10 == 9)
            {
                await service.DisposeAsync();
                service = await ServiceFixture.On(database.Shared(), service.Time.GetUtcNow(), settings);
            }

            await Day(service, clinics, expected, First.AddDays(day), isOutage: day == 12);
        }

        await ShouldHaveArrived(service, expected);
        await service.ShouldBeGapless();
        await service.DisposeAsync();
    }

    private async Task Day(ServiceFixture service, SimulatedClinics clinics, Expectations expected, DateOnly day, bool isOutage)
    {
        foreach (var time in Sweeps)
        {
            if (time > FactsAt)
            {
                service.Time.MoveTo(At(day, FactsAt));
                await Facts(service, clinics, expected);
            }

            service.Time.MoveTo(At(day, time));
            if (!isOutage)
            {
                await service.Sweep<NoticeSweep>();
                await service.Sweep<AlertSweep>();
                await service.Sweep<AlertMailSweep>();
                await service.Sweep<DigestSweep>();
                expected.Swept(service.Time.GetUtcNow());
            }
        }
    }

    private async Task Facts(ServiceFixture service, SimulatedClinics clinics, Expectations expected)
    {
        var now = service.Time.GetUtcNow();
        await using var scope = service.Services.CreateAsyncScope();
        var installation = scope.ServiceProvider.GetRequiredService<InstallationSettings>();
        foreach (var patient in clinics.Patients.Values.Where(patient => !patient.IsClosed && _random.Next(4) == 0))
        {
            if (Life.Next(patient, now, ++_facts, _random) is not { } json)
            {
                continue;
            }

            await using var one = service.Services.CreateAsyncScope();
            var offered = OfferedFact.ReadOne(json.Bytes(), installation).Value;
            var answer = await one.ServiceProvider.GetRequiredService<FactRecorder>()
                .Record(patient.Plan.Id, offered, SenderRight.Everything("simulation"), IfMatch.Anything, CancellationToken.None);
            if (answer.Match(_ => true, _ => false))
            {
                patient.Take(offered[0].Fact, now);
                expected.Recorded(patient.Plan.Id, now);
            }
        }
    }

    private async Task ShouldHaveArrived(ServiceFixture service, Expectations expected)
    {
        var stored = await service.InDatabase(db => db.Mails.AsNoTracking().Where(row => row.PlanId != null).ToListAsync());
        var what = stored.ToDictionary(row => row.MessageId, row => (PlanId: row.PlanId!, AlertKey.Of(row), row.Recipient), StringComparer.Ordinal);
        var digests = await service.InDatabase(db => db.Mails.CountAsync(row => row.PlanId == null && row.SentAt != null));
        var arrived = await RealMailServer.HeadersFor(_domain, stored.Count(row => row.SentAt is not null) + digests);

        arrived.CountBy(mail => mail.MessageId).Where(mail => mail.Value > 1).ShouldBeEmpty("no e-mail arrives twice");
        var alerts = arrived.Where(mail => what.ContainsKey(mail.MessageId)).Select(mail => what[mail.MessageId]).CountBy(mail => mail)
            .ToDictionary(mail => (mail.Key.PlanId, mail.Key.Item2, mail.Key.Recipient), mail => mail.Value);
        Difference(expected.Alerts, alerts).ShouldBeEmpty();

        var days = arrived.Where(mail => !what.ContainsKey(mail.MessageId)).ToDictionary(mail => (mail.To, DayOf(mail.MessageId)), mail => mail.Subject);
        days.Keys.Except(expected.Digests.Keys).Except(expected.QuietDays).ShouldBeEmpty("no digest on a day without anything");
        expected.Digests.Keys.Except(days.Keys).ShouldBeEmpty("a digest on every day with something");
        expected.Digests.Where(digest => !SaysSo(days[digest.Key], digest.Value)).Select(digest => (digest.Key, digest.Value, days[digest.Key]))
            .ShouldBeEmpty();
        (expected.Digests.Count, alerts.Count).ShouldSatisfyAllConditions(
            counts => counts.Item1.ShouldBeGreaterThan(NavigatorCount * 20),
            counts => counts.Item2.ShouldBeGreaterThan(PatientCount / 10));
    }

    private static IEnumerable<string> Difference<T>(Dictionary<T, int> expected, Dictionary<T, int> actual)
        where T : notnull =>
        expected.Keys.Union(actual.Keys)
            .Where(key => expected.GetValueOrDefault(key) != actual.GetValueOrDefault(key))
            .Select(key => $"{key}: expected {expected.GetValueOrDefault(key)}, arrived {actual.GetValueOrDefault(key)}");

    private static bool SaysSo(string subject, (int Overdue, int Today) counts) =>
        (counts.Overdue == 0 || subject.Contains($"{counts.Overdue} overdue", StringComparison.Ordinal))
        && (counts.Today == 0 || subject.Contains($"{counts.Today} today", StringComparison.Ordinal));

    /// <summary><c>&lt;digest.2026-01-05.HASH@HOST&gt;</c>.</summary>
    private static DateOnly DayOf(string messageId) =>
        DateOnly.ParseExact(messageId.Split('.')[1], "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task Import(ServiceFixture service, SimulatedClinics clinics)
    {
        var import = service.Services.GetRequiredService<PlanImport>();
        var documents = clinics.Documents.Select((document, index) => new InputDocument(new InputPlace("simulated", index + 1, 0), document, IsOneLine: true))
            .ToAsyncEnumerable();
        await foreach (var batch in import.Run(documents, "simulation", onlyJudge: false, CancellationToken.None))
        {
            batch.Refused.ShouldBeEmpty();
        }
    }

    private static DateTimeOffset At(DateOnly day, TimeOnly time) => new(day, time, TimeSpan.Zero);
}

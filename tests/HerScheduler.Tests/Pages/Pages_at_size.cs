using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using HerScheduler.Core.Scheduling;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace HerScheduler.Tests.Pages;

/// <summary>A large installation: a page stays small, and a patient's costs no more than her own rows. With HERSCHEDULER_SOAK=1 it has 250,000 patients and a
/// million open echoes.</summary>
[Trait("Speed", "slow")]
public sealed class Pages_at_size(ITestOutputHelper output)
{
    private const int Templates = 10;
    private const int WarmUp = 5;
    private const int Rounds = 15;

    /// <summary>Every patient of a clinic is replayed for it; measured and not limited.</summary>
    private const string PastDay = "/reports/overdue-echo?site=site-3&asOf=2026-01-15";

    private static readonly int Copies = Soak.Or(full: 25_000, usual: 300);

    /// <summary>The longest median of each in milliseconds, at full size and otherwise, where the machine does other things too.</summary>
    private static readonly int Most = Soak.Or(full: 150, usual: 3_000);

    private static readonly string[] Addresses =
    [
        "/", "/?navigator=navigator.7@example.org", "/?list=overdue", "/?list=overdue&page=20", "/?site=site-3", "/?site=site-3&list=tobook",
        "/patients", "/patients?q=plan-t4-77", "/patients?hold=true&site=site-2", "/patients?phase=follow-up", "/plans/plan-t4-77", "/plans/plan-t4-77?tab=facts",
        "/reports/overdue-echo", "/reports/overdue-echo?site=site-3&minDays=15&page=2", "/deliveries",
    ];

    [Fact]
    public async Task Answer_quickly_and_stay_small()
    {
        await using var service = await Filled();
        var slow = new List<string>();
        foreach (var address in Addresses)
        {
            var (median, least, processor, bytes) = await Measure(service, address);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{median.TotalMilliseconds,6:0} ms, {least.TotalMilliseconds,4:0} at least, {processor.TotalMilliseconds,4:0} of a processor, {bytes / 1000,3} KB  {address}"));
            if (median.TotalMilliseconds > Most || bytes > 100_000)
            {
                slow.Add($"{address}: {median.TotalMilliseconds:0} ms, {bytes} bytes");
            }
        }

        var past = await Once(service, PastDay);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{past.TotalMilliseconds,6:0} ms replayed  {PastDay}"));
        slow.ShouldBeEmpty();
    }

    /// <summary>
    /// A busy machine makes the median longer; the least, and what the service itself took of a processor, say what it would be on a quiet one.
    /// </summary>
    private static async Task<(TimeSpan Median, TimeSpan Least, TimeSpan Processor, int Bytes)> Measure(ServiceFixture service, string address)
    {
        for (var round = 0; round < WarmUp; round++)
        {
            await Once(service, address);
        }

        var (times, bytes, begun) = (new List<TimeSpan>(), 0, Environment.CpuUsage.TotalTime);
        for (var round = 0; round < Rounds; round++)
        {
            times.Add(await Once(service, address, length => bytes = length));
        }

        times.Sort();
        return (times[Rounds / 2], times[0], (Environment.CpuUsage.TotalTime - begun) / Rounds, bytes);
    }

    private static async Task<TimeSpan> Once(ServiceFixture service, string address, Action<int>? read = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        var begun = Stopwatch.GetTimestamp();
        using var answer = await service.Http.SendAsync(request);
        read?.Invoke((await answer.Content.ReadAsByteArrayAsync()).Length);
        var took = Stopwatch.GetElapsedTime(begun);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
        return took;
    }

    /// <summary>Plans that began from two weeks ago to two weeks ahead, each with its first facts, copied.</summary>
    private async Task<ServiceFixture> Filled()
    {
        var database = await TestDatabase.CreatePostgreSql();
        var settings = Clinics.Of([.. Enumerable.Range(0, Templates).Select(number => ($"site-{number}", "Europe/Amsterdam", "06:30"))]);
        var service = await ServiceFixture.On(database, new DateTimeOffset(2026, 1, 10, 9, 0, 0, TimeSpan.Zero), settings);
        var ids = Enumerable.Range(0, Templates).Select(number => $"plan-t{number}").ToList();
        foreach (var (number, id) in ids.Index())
        {
            await service.Approved(Documents.Tchp(id, plan =>
            {
                plan["site"] = $"site-{number}";
                plan["start"] = new DateOnly(2026, 1, 12).AddDays(7 * (number - 5)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            }));
            if (number < 4)
            {
                (await service.Record(Documents.Batch(Documents.Fact("lvef", "lvef-result", new JsonObject { ["date"] = "2025-12-20", ["percent"] = 61 }, id)),
                    id)).Expect(HttpStatusCode.OK);
            }
        }

        var begun = Stopwatch.GetTimestamp();
        await ManyPatients.Copy(database.Connection, ids, Copies);
        service.Time.MoveTo(new DateTimeOffset(2026, 1, 20, 9, 0, 0, TimeSpan.Zero));
        var (patients, echoes) = await service.InDatabase(async db =>
            (await db.Plans.CountAsync(), await db.Events.CountAsync(row => row.Kind == EventKind.Echo && row.Status == EventStatus.Planned)));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{patients:n0} patients, {echoes:n0} open echoes, filled in {Stopwatch.GetElapsedTime(begun).TotalSeconds:0} s"));
        return service;
    }
}

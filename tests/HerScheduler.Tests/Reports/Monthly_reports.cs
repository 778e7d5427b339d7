using HerScheduler.Data;
using HerScheduler.Reports.Monthly;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Tests.Reports;

/// <summary>On the first of each month a clinic's administrators get the numbers of the report by e-mail, once.</summary>
[Trait("Database", "any")]
public sealed class Monthly_reports
{
    private static readonly DateTimeOffset FirstOfFebruary = new(2026, 2, 1, 5, 30, 0, TimeSpan.Zero); // 06:30 in Amsterdam

    [Fact]
    public async Task Say_how_many_echoes_are_overdue_and_where_to_look()
    {
        await using var service = await Late();
        service.Time.MoveTo(FirstOfFebruary.AddMinutes(-1));
        await service.Sweep<MonthlyReportSweep>();
        (await service.Mails()).ShouldBeEmpty("it is not half past six yet");

        service.Time.MoveTo(FirstOfFebruary);
        await service.Sweep<MonthlyReportSweep>();

        var mail = (await service.Mails()).ShouldHaveSingleItem();
        mail.Header("subject").ShouldBe("north-clinic: 2 echoes overdue");
        mail["to"]!.ToJsonString().ShouldBe("""["boss@example.org"]""");
        mail.Header("message-id").ShouldMatch("^<echo-report\\.2026-02-01\\.[0-9a-f]{20}@127\\.0\\.0\\.1>$");
        mail.Text().ShouldContain("15–30 days: 1");
        mail.Text().ShouldContain("31–60 days: 1");
        mail.Text().ShouldContain("Sunday 1 February 2026");
        mail.Text().ShouldContain("http://127.0.0.1:5080/reports/overdue-echo?site=north-clinic&asOf=2026-02-01");
        mail.Text().ShouldNotContain("MRN", customMessage: "counts, and no patient");
        mail.Html().ShouldContain("reports/overdue-echo?site=north-clinic&amp;asOf=2026-02-01");
        var report = (await service.Get("/api/v1/reports/overdue-echo?site=north-clinic&asOf=2026-02-01")).Json;
        report["total"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task Come_once_a_month_however_often_and_by_however_many_replicas_they_are_looked_at()
    {
        await using var service = await Late();
        service.Time.MoveTo(FirstOfFebruary);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => service.Sweep<MonthlyReportSweep>()));
        for (var day = 1; day <= 40; day++)
        {
            service.Time.MoveTo(FirstOfFebruary.AddDays(day));
            await service.Sweep<MonthlyReportSweep>();
        }

        var sent = await service.InDatabase(db =>
            db.Mails.Where(row => row.Kind == MailRow.EchoReport).OrderBy(row => row.Day).Select(row => new { row.Site, row.Day, row.Recipient, row.SentAt })
                .ToListAsync());
        sent.Select(row => $"{row.Site} {row.Day:yyyy-MM-dd} {row.Recipient}")
            .ShouldBe(["north-clinic 2026-02-01 boss@example.org", "north-clinic 2026-03-01 boss@example.org"]);
        sent.ShouldAllBe(row => row.SentAt != null);
    }

    [Fact]
    public async Task After_a_week_without_the_service_wait_for_the_next_month()
    {
        await using var service = await Late();
        service.Time.MoveTo(FirstOfFebruary.AddDays(7));

        await service.Sweep<MonthlyReportSweep>();

        (await service.Mails()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_two_clinics_with_one_administrator_are_two_e_mails()
    {
        await using var service = await Late(("lake-clinic", "America/New_York", "06:30"));
        service.Time.MoveTo(FirstOfFebruary);
        await service.Sweep<MonthlyReportSweep>();
        (await service.Mails()).Count.ShouldBe(1, "in New York it is half past midnight");

        service.Time.MoveTo(FirstOfFebruary.AddHours(6));
        await service.Sweep<MonthlyReportSweep>();

        (await service.Mails()).Select(mail => mail.Header("subject"))
            .ShouldBe(["north-clinic: 2 echoes overdue", "lake-clinic: 0 echoes overdue"], ignoreOrder: true);
    }

    private static async Task<ServiceFixture> Late(params (string Id, string Zone, string DigestTime)[] more)
    {
        var settings = Clinics.Of([("north-clinic", "Europe/Amsterdam", "06:30"), .. more]);
        for (var site = 0; site <= more.Length; site++)
        {
            settings[$"HerScheduler:Sites:{site}:Administrators:0"] = "boss@example.org";
        }

        var service = await ServiceFixture.Run(settings);
        await service.Approved(Documents.Tchp("plan-a"));
        await service.Approved(Documents.Tchp("plan-b", plan => plan["start"] = "2026-01-19"));
        return service;
    }
}

using System.Text;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling;
using HerScheduler.Export;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Export;

public sealed class Writing_csv
{
    private static readonly TreatmentPlan Plan =
        PlanReader.Read(Encoding.UTF8.GetBytes(Documents.Tchp().ToJsonString()), PlanLibrary.BuiltIn).Value;

    private static readonly Schedule Schedule =
        Scheduler.Project(Plan, [], PlanLibrary.BuiltIn, SiteCalendar.MondayToFriday, new DateOnly(2026, 1, 6));

    [Fact]
    public void There_is_a_header_and_one_row_per_event()
    {
        var rows = Write(Plan, Schedule).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        rows.Length.ShouldBe(1 + Schedule.Events.Count);
        rows[0].ShouldBe(string.Join(',', ScheduleCsv.Columns));
        rows.Single(row => row.Contains(",tchp-1,", StringComparison.Ordinal)).ShouldContain(",2026-01-05,Monday,2026-01-05,2026-01-12,planned,overdue,1,");
    }

    [Fact]
    public void Quotes_and_line_breaks_stay_inside_their_field()
    {
        var schedule = Schedule with { Events = [Schedule.Find("surgery")! with { Why = "said \"no\",\nthen yes" }] };

        Write(Plan, schedule).ShouldContain("\"said \"\"no\"\",\nthen yes\"");
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@a")]
    [InlineData("\uFF1D1+1")]
    [InlineData("\uFF0B1")]
    [InlineData("\uFF0D1")]
    [InlineData("\uFF20a")]
    public void A_spreadsheet_takes_no_field_for_a_formula(string patient)
    {
        var plan = Plan with { Patient = Plan.Patient with { Id = patient } };

        Write(plan, Schedule).ShouldContain($",'{patient},");
    }

    [Theory]
    [InlineData("00012345")]
    [InlineData("1E5")]
    [InlineData("12345678901234567890")]
    [InlineData("123456789012")]
    [InlineData("3-7")]
    [InlineData("2026/03")]
    [InlineData("1.50")]
    [InlineData("MAR1")]
    [InlineData("1 Sept 2026")]
    [InlineData("TRUE")]
    public void A_spreadsheet_does_not_eat_an_id(string patient)
    {
        var plan = Plan with { Id = patient, Patient = Plan.Patient with { Id = patient } };

        Write(plan, Schedule).ShouldContain($"\r\n\"=\"\"{patient}\"\"\",\"=\"\"{patient}\"\"\",");
    }

    [Theory]
    [InlineData("MRN-0001")]
    [InlineData("0")]
    [InlineData("12345678901")]
    [InlineData("MARY-1")]
    public void Other_ids_stay_as_they_are(string patient)
    {
        var plan = Plan with { Patient = Plan.Patient with { Id = patient } };

        Write(plan, Schedule).ShouldContain($",{patient},");
    }

    private static string Write(TreatmentPlan plan, Schedule schedule)
    {
        using var output = new StringWriter { NewLine = "\n" };
        ScheduleCsv.Write(output, plan, schedule);
        return output.ToString();
    }
}

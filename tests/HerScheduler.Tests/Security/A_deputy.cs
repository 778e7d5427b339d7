using System.Net;
using System.Text.Json.Nodes;
using HerScheduler.Digests;
using HerScheduler.Reminders;
using HerScheduler.Settings;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Tests.Security;

/// <summary>A navigator who is away has a deputy for some days: what she reaches, the deputy reaches, and is told; no day longer, and nobody else.</summary>
[Trait("Database", "any")]
public sealed class A_deputy : IAsyncLifetime
{
    private const string Away = "navigator.one@example.org";
    private const string StandsIn = "navigator.two@example.org";

    private ServiceFixture? _service;

    private ServiceFixture Service => _service!;

    /// <summary>One has a patient at each of two clinics, and the site of the first; two has a third clinic and a patient there.</summary>
    public async Task InitializeAsync()
    {
        _service = await ServiceFixture.Run(Clinics.Of(
            ("north-clinic", "Pacific/Auckland", "06:30"), ("lake-clinic", "America/Chicago", "06:30"), ("harbour-clinic", "Pacific/Auckland", "06:30")));
        await Service.Approved(Documents.Tchp("plan-hers"));
        await Service.Approved(Documents.Tchp("plan-elsewhere", plan => plan["site"] = "lake-clinic"));
        await Service.Approved(Documents.Tchp("plan-of-her-site", plan => plan["navigator"] = "navigator.three@example.org"));
        await Service.Approved(Documents.Tchp("plan-own", plan => (plan["site"], plan["navigator"]) = ("harbour-clinic", StandsIn)));
        await Service.Approved(Documents.Tchp("plan-foreign", plan => (plan["site"], plan["navigator"]) = ("lake-clinic", "navigator.three@example.org")));
    }

    public Task DisposeAsync() => Service.DisposeAsync();

    [Fact]
    public async Task Reaches_what_the_absent_one_reaches_from_the_first_day_to_the_last_at_her_clinic()
    {
        using var away = await Person.WithAccount(Service, Away, UserRole.Navigator, "north-clinic");
        using var deputy = await Person.WithAccount(Service, StandsIn, UserRole.Navigator, "harbour-clinic");
        await Name(away, "2026-01-12", "2026-01-14");

        (await Reached(deputy, "2026-01-11T10:59:00Z")).ShouldBe(["plan-own"]);
        (await Reached(deputy, "2026-01-11T11:00:00Z"))
            .ShouldBe(["plan-elsewhere", "plan-hers", "plan-of-her-site", "plan-own"], "12 January has begun in Auckland");
        (await Reached(deputy, "2026-01-14T10:59:00Z")).ShouldBe(["plan-elsewhere", "plan-hers", "plan-of-her-site", "plan-own"]);
        (await Reached(deputy, "2026-01-14T11:00:00Z")).ShouldBe(["plan-own"]);
    }

    [Fact]
    public async Task Finds_the_absent_ones_patients_under_her_name_on_the_page_of_the_day_and_records_for_them()
    {
        using var away = await Person.WithAccount(Service, Away, UserRole.Navigator, "north-clinic");
        using var deputy = await Person.WithAccount(Service, StandsIn, UserRole.Navigator);
        await Name(away, "2026-01-05", "2026-01-14");
        await At(deputy, "2026-01-05T01:00:00Z");

        var today = (await deputy.Get("/")).Expect(HttpStatusCode.OK).Text;
        today.Split($"In place of {Away}")[0].ShouldContain("MRN-plan-own");
        today.Split($"In place of {Away}")[0].ShouldNotContain("MRN-plan-hers");
        today.Split($"In place of {Away}")[1].ShouldContain("MRN-plan-hers");
        today.ShouldNotContain("MRN-plan-foreign");
        (await deputy.Get($"/?navigator={Away}")).Expect(HttpStatusCode.OK).Text.ShouldContain("MRN-plan-elsewhere");
        var form = (await deputy.Get("/plans/plan-hers/record?kind=dose-given&event=tchp-1")).Expect(HttpStatusCode.OK);
        form.Text.ShouldContain("tchp-1");

        await At(away, "2026-01-05T01:01:00Z");
        (await away.Get("/")).Text.ShouldNotContain("In place of", customMessage: "it goes one way");
    }

    [Fact]
    public async Task Has_one_digest_with_the_lines_of_both()
    {
        using var away = await Person.WithAccount(Service, Away, UserRole.Navigator, "north-clinic");
        using var deputy = await Person.WithAccount(Service, StandsIn, UserRole.Navigator, "harbour-clinic");
        using var idle = await Person.WithAccount(Service, "navigator.idle@example.org", UserRole.Navigator);
        await Name(away, "2026-01-05", "2026-01-06");
        await Name(away, "2026-01-05", "2026-01-05", idle.Name);

        await Digests("2026-01-04T18:00:00Z");

        var first = await Service.Mails();
        first.Select(To).Order(StringComparer.Ordinal).ShouldBe(["navigator.idle@example.org", Away, "navigator.three@example.org", StandsIn], ignoreOrder: true);
        var both = first.Single(mail => To(mail) == StandsIn);
        both.Text().ShouldContain("MRN-plan-own");
        both.Text().ShouldContain("MRN-plan-elsewhere");
        both.Text().ShouldContain($"OVERDUE – IN PLACE OF {Away.ToUpperInvariant()} (2)");
        both.Header("subject").ShouldBe("3 overdue, 2 today", "in Chicago it is the day before");
        first.Single(mail => To(mail) == "navigator.idle@example.org").Header("subject").ShouldBe("2 overdue, 1 today");
        first.Single(mail => To(mail) == Away).Text().ShouldContain("MRN-plan-hers", customMessage: "nothing is kept from who is away");
        var answer = (await Service.Get($"/api/v1/digest?navigator={StandsIn}")).Expect(HttpStatusCode.OK).Json;
        answer["standsInFor"]!.AsArray().ShouldHaveSingleItem()!["navigator"]!.GetValue<string>().ShouldBe(Away);

        await Digests("2026-01-06T18:00:00Z");

        var later = (await Service.Mails()).Except(first, new ById()).ToList();
        later.Select(To).ShouldBe([Away, "navigator.three@example.org", StandsIn], ignoreOrder: true);
        later.Single(mail => To(mail) == StandsIn).Text().ShouldNotContain("IN PLACE OF");
    }

    [Fact]
    public async Task Is_told_of_an_alert_when_the_navigator_is()
    {
        using var away = await Person.WithAccount(Service, Away, UserRole.Navigator, "north-clinic");
        using var deputy = await Person.WithAccount(Service, StandsIn, UserRole.Navigator);
        await Name(away, "2026-01-12", "2026-01-14");
        Service.Time.MoveTo(Instant("2026-01-12T00:00:00Z"));
        await Service.Sweep<NoticeSweep>();
        var facts = Documents.Batch(
            Documents.Fact("baseline", "lvef-result", Lvef("2025-12-29", 62), "plan-hers"),
            Documents.DoseGiven("dose-1", "tchp-1", "2026-01-05", "plan-hers"),
            Documents.Fact("low", "lvef-result", Lvef("2026-01-12", 44), "plan-hers"));
        (await Service.Record(facts, "plan-hers")).Expect(HttpStatusCode.OK);

        var mails = await Service.InDatabase(db => db.Mails.Where(mail => mail.PlanId == "plan-hers").ToListAsync());
        var toNavigator = mails.Where(mail => mail.Recipient == Away).Select(mail => (mail.Kind, mail.EventKey, mail.Days)).ToList();
        toNavigator.ShouldContain(mail => mail.Kind == "lvef-hold");
        toNavigator.ShouldContain(mail => mail.Kind == "overdue");
        mails.Where(mail => mail.Recipient == StandsIn).Select(mail => (mail.Kind, mail.EventKey, mail.Days)).ShouldBe(toNavigator, ignoreOrder: true);

        await Service.Sweep<AlertMailSweep>();
        var sent = (await Service.Mails()).ToLookup(To, StringComparer.Ordinal);
        var ofHers = sent[StandsIn].Select(mail => mail.Header("subject")).Where(subject => !subject.Contains("plan-own", StringComparison.Ordinal)).ToList();
        ofHers.ShouldBe(sent[Away].Select(mail => mail.Header("subject")), ignoreOrder: true);
        ofHers.ShouldContain(subject => subject.StartsWith("LVEF fell", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Is_named_by_the_navigator_herself_or_an_administrator_of_both_and_ends_the_moment_they_say()
    {
        using var away = await Person.WithAccount(Service, Away, UserRole.Navigator, "north-clinic");
        using var deputy = await Person.WithAccount(Service, StandsIn, UserRole.Navigator, "harbour-clinic");
        using var chief = await Person.WithAccount(Service, "chief@example.org", UserRole.Administrator, "north-clinic", "harbour-clinic");
        using var other = await Person.WithAccount(Service, "other@example.org", UserRole.Administrator, "lake-clinic");
        await At(deputy, "2026-01-12T09:00:00Z");
        await chief.SignIn();
        await chief.Enrol();
        await other.SignIn();
        await other.Enrol();
        (string, string)[] form = [("absent", Away), ("deputy", StandsIn), ("first", "2026-01-12"), ("last", "2026-01-20")];

        (await deputy.Fill("/deputies", form)).Expect(HttpStatusCode.UnprocessableEntity);
        (await other.Fill("/deputies", form)).Expect(HttpStatusCode.UnprocessableEntity).Text.ShouldContain("There is no navigator");
        (await deputy.Get("/api/v1/plans/plan-hers")).Expect(HttpStatusCode.NotFound);
        (await chief.Fill("/deputies", form)).Expect(HttpStatusCode.OK);
        (await deputy.Get("/api/v1/plans/plan-hers")).Expect(HttpStatusCode.OK);
        var id = await Service.InDatabase(db => db.Deputies.Select(row => row.Id).SingleAsync());

        // The cookie is renewed meanwhile, and must not keep what belongs to the deputy's time.
        Service.Time.Advance(TimeSpan.FromMinutes(20));
        (await deputy.Get("/api/v1/plans/plan-hers")).Expect(HttpStatusCode.OK);
        (await Send(deputy, "/deputies/end", ("id", $"{id}"))).Expect(HttpStatusCode.UnprocessableEntity);
        (await other.Get("/deputies")).Text.ShouldNotContain(Away);
        await At(away, "2026-01-12T09:21:00Z");
        (await Send(away, "/deputies/end", ("id", $"{id}"))).Expect(HttpStatusCode.OK);
        (await deputy.Get("/api/v1/plans/plan-hers")).Expect(HttpStatusCode.NotFound);
        (await deputy.Get("/api/v1/plans/plan-own")).Expect(HttpStatusCode.OK);

        await Eventually.Is(
            () => Service.InDatabase(db => db.AccessLog.AnyAsync(entry => entry.Who == Away && entry.Action == $"deputy ended: {StandsIn} for {Away}")),
            "it is in the access log");
        var named = $"deputy named: {StandsIn} for {Away}, 2026-01-12 to 2026-01-20";
        (await Service.InDatabase(db => db.AccessLog.CountAsync(entry => entry.Action == named))).ShouldBe(1);
    }

    [Fact]
    public async Task Is_named_once_for_the_same_days()
    {
        using var away = await Person.WithAccount(Service, Away, UserRole.Navigator, "north-clinic");
        using var deputy = await Person.WithAccount(Service, StandsIn, UserRole.Navigator);
        await Name(away, "2026-01-12", "2026-01-14");

        foreach (var (first, last) in new[] { ("2026-01-12", "2026-01-14"), ("2026-01-14", "2026-01-20") })
        {
            (await away.Fill("/deputies", ("deputy", StandsIn), ("first", first), ("last", last))).Expect(HttpStatusCode.OK)
                .Text.ShouldContain($"{StandsIn} stands in for {Away} from Mon 12 Jan 2026 to Wed 14 Jan 2026 already");
        }

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Name(away, "2026-02-02", "2026-02-06")));

        (await Service.InDatabase(db => db.Deputies.CountAsync())).ShouldBe(2, "one for January, and one for February however often it was sent");
        await Name(away, "2026-01-15", "2026-01-20");
        (await Service.InDatabase(db => db.Deputies.CountAsync())).ShouldBe(3, "the days after are others");
    }

    [Theory]
    [InlineData(StandsIn, "2026-01-11", "2026-01-14", "The first day is past.")]
    [InlineData(StandsIn, "2026-01-14", "2026-01-13", "The last day is before the first.")]
    [InlineData(StandsIn, "2026-01-14", "2027-01-15", "more than 366 days")]
    [InlineData(StandsIn, "2026-01-14", "", "Name the first and the last day.")]
    [InlineData(Away, "2026-01-14", "2026-01-14", "Nobody is her own deputy.")]
    [InlineData("dr.one@example.org", "2026-01-14", "2026-01-14", "There is no navigator")]
    [InlineData("nobody@example.org", "2026-01-14", "2026-01-14", "There is no navigator")]
    public async Task Is_not_named_where_that_makes_no_sense(string name, string first, string last, string why)
    {
        using var away = await Person.WithAccount(Service, Away, UserRole.Navigator, "north-clinic");
        using var deputy = await Person.WithAccount(Service, StandsIn, UserRole.Navigator);
        using var doctor = await Person.WithAccount(Service, "dr.one@example.org", UserRole.Clinician);
        await At(away, "2026-01-11T11:00:00Z");

        (await away.Fill("/deputies", ("deputy", name), ("first", first), ("last", last))).Expect(HttpStatusCode.UnprocessableEntity).Text.ShouldContain(why);

        (await Service.InDatabase(db => db.Deputies.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Who_is_no_navigator_any_more_gives_nothing_and_gets_nothing()
    {
        using var away = await Person.WithAccount(Service, Away, UserRole.Navigator, "north-clinic");
        using var deputy = await Person.WithAccount(Service, StandsIn, UserRole.Navigator, "harbour-clinic");
        await Name(away, "2026-01-12", "2026-01-14");
        (await Reached(deputy, "2026-01-12T09:00:00Z")).Count.ShouldBe(4);

        await Service.InDatabase(db => db.Accounts.Where(account => account.UserName == Away)
            .ExecuteUpdateAsync(set => set.SetProperty(account => account.Role, UserRole.Pharmacy)));

        (await Reached(deputy, "2026-01-12T09:01:00Z")).ShouldBe(["plan-own"]);
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static JsonObject Lvef(string date, int percent) => new() { ["date"] = date, ["percent"] = percent };

    private static string To(JsonNode mail) => mail["to"]!.AsArray().Single()!.GetValue<string>();

    private static async Task Name(Person away, string first, string last, string deputy = StandsIn)
    {
        await away.SignIn();
        (await away.Fill("/deputies", ("deputy", deputy), ("first", first), ("last", last))).Expect(HttpStatusCode.OK);
    }

    /// <summary>A form of one button, with the token of the page it stands on.</summary>
    private static async Task<Answer> Send(Person person, string path, (string, string) field) =>
        await person.Send((await person.Get("/deputies")).Text, path, field);

    /// <summary>Signed in at that instant: a session does not last for days.</summary>
    private async Task At(Person person, string instant)
    {
        Service.Time.MoveTo(Instant(instant));
        (await person.SignIn()).Expect(HttpStatusCode.Redirect);
    }

    private async Task<IReadOnlyList<string>> Reached(Person person, string instant)
    {
        await At(person, instant);
        var reached = new List<string>();
        foreach (var plan in new[] { "plan-elsewhere", "plan-foreign", "plan-hers", "plan-of-her-site", "plan-own" })
        {
            var answer = await person.Get($"/api/v1/plans/{plan}/schedule");
            answer.Status.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.NotFound);
            reached.AddRange(answer.Status == HttpStatusCode.OK ? [plan] : []);
        }

        return reached;
    }

    private async Task Digests(string instant)
    {
        Service.Time.MoveTo(Instant(instant));
        await Service.Sweep<DigestSweep>();
    }

    private sealed class ById : IEqualityComparer<JsonNode>
    {
        public bool Equals(JsonNode? x, JsonNode? y) => x?.Header("message-id") == y?.Header("message-id");

        public int GetHashCode(JsonNode obj) => obj.Header("message-id").GetHashCode(StringComparison.Ordinal);
    }
}

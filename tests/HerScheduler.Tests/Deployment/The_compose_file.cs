using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Deployment;

/// <summary>deploy/Dockerfile and docker-compose.yml as a newcomer uses them: the service as root of nothing, a broker, a mail catcher.</summary>
[Collection(Alone.Name)]
public sealed class The_compose_file(Composed composed) : IClassFixture<Composed>
{
    private readonly string _plan = $"plan-{Guid.NewGuid():N}";

    [Fact]
    public async Task Brings_up_a_service_that_is_ready_with_its_broker()
    {
        await Ready();
        await composed.SignIn();

        var ready = (await composed.Http.Ask(HttpMethod.Get, "/health/ready")).Expect(HttpStatusCode.OK);
        ready.Json["checks"]!["database"]!.GetValue<string>().ShouldContain("up to date");
    }

    [Fact]
    public async Task Gives_a_message_to_a_consumer_of_its_RabbitMQ()
    {
        await Ready();
        await using var consumer = await Broker.Listen("plan.approved.*", composed.Broker);

        await Approved(Day(30));

        await Eventually.Is(() => consumer.All.Any(message => message.Body.Contains(_plan, StringComparison.Ordinal)), "the approval is published");
    }

    [Fact]
    public async Task Sends_an_alert_by_e_mail_within_minutes_of_a_low_LVEF()
    {
        await Ready();
        await Approved(Day(-30));

        await Record(
            Documents.Fact("baseline", "lvef-result", new JsonObject { ["date"] = Day(-40), ["percent"] = 62 }, _plan),
            Documents.DoseGiven("dose-1", "tchp-1", Day(-30), _plan),
            Documents.Fact("low", "lvef-result", new JsonObject { ["date"] = Day(0), ["percent"] = 40 }, _plan));

        await Eventually.Is(async () => (await Subjects()).Contains($"LVEF fell: HER2 therapy on hold (MRN-{_plan})"), "the alert is in the mail catcher");
    }

    [Fact]
    public async Task Runs_the_service_as_an_ordinary_user_that_can_write_only_its_data()
    {
        await Ready();

        (await composed.Compose("exec", "-T", "herscheduler", "id", "-u")).Trim().ShouldNotBe("0");
        const string writing = "touch /data/there && ! touch /app/there 2> /dev/null && echo only-data";
        (await composed.Compose("exec", "-T", "herscheduler", "bash", "-c", writing)).Trim().ShouldBe("only-data");
    }

    [Fact]
    public async Task Knows_by_the_health_check_of_the_image_that_the_service_lives()
    {
        var container = await composed.ContainerOf("herscheduler");

        await Eventually.Is(
            async () => (await DockerCli.Run("inspect", "--format", "{{.State.Health.Status}}", container)).Trim() == "healthy", "Docker calls it healthy");
    }

    private Task Ready() => Eventually.Is(
        async () =>
        {
            try
            {
                return (await composed.Http.Ask(HttpMethod.Get, "/health/ready")).Status == HttpStatusCode.OK;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        },
        "the service is ready");

    private async Task Approved(string start)
    {
        await composed.SignIn();
        (await Post("/api/v1/plans", Documents.Tchp(_plan, plan => plan["start"] = start))).Expect(HttpStatusCode.Created);
        (await Post($"/api/v1/plans/{_plan}/approve", body: null)).Expect(HttpStatusCode.OK);
    }

    private async Task Record(params JsonObject[] facts) =>
        (await Post($"/api/v1/plans/{_plan}/facts", Documents.Batch(facts))).Expect(HttpStatusCode.OK);

    private Task<Answer> Post(string path, JsonObject? body) =>
        composed.Http.Ask(HttpMethod.Post, path, new StringContent(body?.ToJsonString() ?? "", Encoding.UTF8, "application/json"));

    private async Task<IReadOnlyList<string>> Subjects()
    {
        var list = (await composed.Mail.Ask(HttpMethod.Get, "/api/v1/messages")).Expect(HttpStatusCode.OK).Json;
        return [.. list["messages"]!.AsArray().Select(mail => mail!["Subject"]!.GetValue<string>())];
    }

    /// <summary>So many days from now, at a clinic in Europe.</summary>
    private static string Day(int days) =>
        DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

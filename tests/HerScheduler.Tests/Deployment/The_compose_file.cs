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
    public async Task Brings_up_two_replicas_behind_one_port_that_are_ready_with_their_broker()
    {
        var ready = (await composed.Http.Ask(HttpMethod.Get, "/health/ready")).Expect(HttpStatusCode.OK);

        ready.Json["checks"]!["database"]!.GetValue<string>().ShouldContain("up to date");
        var replicas = await composed.ContainersOf("herscheduler");
        replicas.Count.ShouldBe(2);
        await Eventually.Is(async () => (await Inspect("{{.State.Health.Status}}", replicas)).All(status => status == "healthy"), "each has been asked");
    }

    [Fact]
    public async Task Logs_nothing_that_a_library_complains_of_by_itself() =>
        (await composed.Compose("logs", "--no-log-prefix", "herscheduler", "migrate")).ShouldNotContain("Cannot load library");

    [Fact]
    public async Task Gives_a_message_to_a_consumer_of_its_RabbitMQ()
    {
        await using var consumer = await Broker.Listen("plan.approved.*", composed.Broker);

        await Approved(Day(30));

        await Eventually.Is(() => consumer.All.Any(message => message.Body.Contains(_plan, StringComparison.Ordinal)), "the approval is published");
    }

    [Fact]
    public async Task Sends_an_alert_by_e_mail_within_minutes_of_a_low_LVEF()
    {
        await Approved(Day(-30));

        await Record(
            Documents.Fact("baseline", "lvef-result", new JsonObject { ["date"] = Day(-40), ["percent"] = 62 }, _plan),
            Documents.DoseGiven("dose-1", "tchp-1", Day(-30), _plan),
            Documents.Fact("low", "lvef-result", new JsonObject { ["date"] = Day(0), ["percent"] = 40 }, _plan));

        await Eventually.Is(async () => (await Subjects()).Contains($"LVEF fell: HER2 therapy on hold (MRN-{_plan})"), "the alert is in the mail catcher");
    }

    [Fact]
    public async Task Runs_everything_as_an_ordinary_user_who_can_write_to_volumes_only_and_gain_no_right()
    {
        var containers = await composed.ContainersOf("proxy", "herscheduler", "migrate", "rabbitmq", "mail", "database", "prometheus");

        var settings = await Inspect("{{.Config.User}} {{.HostConfig.ReadonlyRootfs}} {{.HostConfig.CapDrop}} {{.HostConfig.SecurityOpt}}", containers);

        settings.Count.ShouldBe(8);
        settings.ShouldAllBe(line => line.EndsWith(" true [ALL] [no-new-privileges:true]", StringComparison.Ordinal));
        settings.ShouldAllBe(line => line.Split(' ', 2)[0] != "" && line.Split(' ', 2)[0] != "0" && line.Split(' ', 2)[0] != "root");
    }

    [Fact]
    public async Task Keeps_no_password_where_it_can_be_read_from_outside()
    {
        var environments = await Inspect("{{.Config.Env}} {{.Config.Cmd}}", await composed.ContainersOf());

        var password = composed.Broker.UserInfo.Split(':')[1];
        password.Length.ShouldBeGreaterThan(20);
        environments.ShouldAllBe(text => !text.Contains(password, StringComparison.Ordinal) && !text.Contains("Password=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Loses_nothing_while_the_broker_stops_and_starts_and_a_replica_is_killed()
    {
        await using var pharmacy = await PharmacyQueue.Open(composed.Broker, "*.*.north-clinic");
        await Approved(Day(30));
        await Eventually.Is(() => pharmacy.Distinct > 0, "messages leave");

        var replica = (await composed.ContainersOf("herscheduler"))[0];
        await composed.Compose("stop", "rabbitmq");
        await Record(Documents.Deferred("while-away", "tchp-1", Day(35), _plan));
        await DockerCli.Run("kill", replica);
        await Record(Documents.Deferred("one-left", "tchp-1", Day(37), _plan));
        await composed.Compose("start", "rabbitmq");
        await DockerCli.Run("start", replica);

        var written = (await composed.Http.Ask(HttpMethod.Get, $"/api/v1/plans/{_plan}/messages")).Expect(HttpStatusCode.OK).Json["messages"]!.AsArray().Count;
        await Eventually.Is(() => pharmacy.CountOf(_plan) >= written, "every message arrives");
        var arrived = pharmacy.Sequences[_plan].ToList();
        arrived.ShouldBe(Enumerable.Range(1, arrived.Count), "in order, with no gap; a reminder can have followed what was written then");
    }

    [Fact]
    public async Task Watches_with_the_rules_of_this_version()
    {
        var rules = (await composed.Prometheus.Ask(HttpMethod.Get, "/api/v1/rules")).Expect(HttpStatusCode.OK).Json["data"]!["groups"]!.AsArray();

        var written = Yaml.Read("deploy/observability/alerts.yml").Single()["groups"]!.AsArray();
        rules.Sum(group => group!["rules"]!.AsArray().Count).ShouldBe(written.Sum(group => group!["rules"]!.AsArray().Count));
    }

    [Fact]
    public async Task Says_in_one_sentence_whose_a_volume_must_be()
    {
        var (status, error) = await DockerCli.Refused("run", "--rm", "--read-only", "--user", "12345:12345", composed.Image, "migrate");

        status.ShouldBe(2);
        var sentence = error.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldHaveSingleItem();
        sentence.ShouldStartWith("herscheduler migrate: The folder '/data' cannot be written to by the user");
        sentence.ShouldContain("Give it to that user");
    }

    [Fact]
    public async Task Shows_invented_patients_and_their_e_mails_at_once_in_a_demo()
    {
        await composed.Compose("--profile", "demo", "up", "--detach", "--wait", "--no-build", "demo");

        var patients = await composed.Demo.GetStringAsync(new Uri("/patients", UriKind.Relative));

        patients.ShouldContain("demo-north-02");
        patients.ShouldContain("navigator.demo@example.org");
        (await Subjects()).ShouldContain(subject => subject.Contains("overdue", StringComparison.Ordinal), "a digest");
        (await composed.Compose("--profile", "demo", "logs", "--no-log-prefix", "demo-patients")).ShouldContain($"Open      {composed.Demo.BaseAddress}");
        await composed.Compose("--profile", "demo", "rm", "--stop", "--force", "demo", "demo-patients");
    }

    [Fact]
    public async Task Has_in_its_image_a_list_of_every_package_and_libraries_of_one_platform_alone()
    {
        using var folder = new TemporaryFolder();
        var container = (await composed.ContainersOf("migrate")).Single();
        await DockerCli.Run("cp", $"{container}:/app", folder.File("app"));

        var list = JsonNode.Parse(await File.ReadAllTextAsync(folder.File("app/sbom.cdx.json")))!;
        var parts = list["components"]!.AsArray().Select(part => part!["name"]!.GetValue<string>()).ToList();

        var shipped = JsonNode.Parse(await File.ReadAllTextAsync(folder.File("app/herscheduler.deps.json")))!["libraries"]!.AsObject()
            .Where(library => library.Value!["type"]!.GetValue<string>() == "package").Select(library => library.Key.Split('/')[0]).ToList();
        shipped.ShouldContain("Microsoft.Data.SqlClient");
        parts.ShouldBe(shipped, ignoreOrder: true);
        Directory.Exists(folder.File("app/runtimes")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("database migrate ", "docker-compose.yml")]
    [InlineData("database migrate ", "docker-compose.yml", "compose.postgres.yml")]
    [InlineData("", "docker-compose.yml", "compose.sqlite.yml")]
    public async Task Can_be_read_with_each_database(string ofTheServer, params string[] files) =>
        (await DockerCli.Compose(files, new Dictionary<string, string>(), "config", "--services")).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .ShouldBe($"{ofTheServer}grafana herscheduler mail otel-collector prometheus proxy rabbitmq secrets".Split(' '), ignoreOrder: true);

    private static async Task<IReadOnlyList<string>> Inspect(string format, IReadOnlyList<string> containers) =>
        (await DockerCli.Run(["inspect", "--format", format, .. containers])).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private async Task Approved(string start)
    {
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

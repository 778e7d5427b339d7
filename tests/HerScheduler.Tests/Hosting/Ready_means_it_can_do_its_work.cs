using System.Net;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Hosting;

/// <summary>A database that answers and takes no write: whoever asks is told so, and why; it heals by itself.</summary>
public sealed class Ready_means_it_can_do_its_work
{
    private readonly ReadOnlyDatabase _readOnly = new();

    /// <summary>A server is asked again for half a minute first: a fail-over ends within that.</summary>
    [Fact]
    [Trait("Speed", "slow")]
    public async Task Read_only_is_red_with_the_reason_and_so_is_the_answer_to_a_write()
    {
        await using var service = await ServiceFixture.Run(services: registered => registered.Intercept(_readOnly));
        var draft = Documents.Tchp();

        await _readOnly.Set(service.Database, isOn: true);
        (await service.Get("/health/ready")).Expect(HttpStatusCode.ServiceUnavailable).Text.ShouldContain("read-only");
        (await service.Get("/health/live")).Expect(HttpStatusCode.OK);
        (await service.Get("/api/v1/plans")).Expect(HttpStatusCode.OK);
        (await service.Draft(draft)).ExpectProblem(HttpStatusCode.ServiceUnavailable).Said.ShouldContain("read-only");

        await _readOnly.Set(service.Database, isOn: false);
        await Eventually.Is(async () => (await service.Get("/health/ready")).Status == HttpStatusCode.OK, "it is green again");
        (await service.Draft(draft)).Expect(HttpStatusCode.Created);
    }

    [Fact]
    [Trait("Speed", "slow")]
    [Trait("Database", "Sqlite")]
    public async Task A_full_disk_is_red_with_the_reason_and_so_is_the_answer_to_a_write()
    {
        await using var disk = await SmallDisk.Mount(mebibytes: 16);
        await using var service = await ServiceFixture.On(TestDatabase.InFile(disk.File("h.db")), ServiceFixture.Start);
        (await service.Draft(Documents.Tchp())).Expect(HttpStatusCode.Created);

        disk.Fill();
        await Eventually.Is(
            async () => (await service.Get("/health/ready")).Status == HttpStatusCode.ServiceUnavailable, "the write-ahead log has no room");
        (await service.Get("/health/ready")).Text.ShouldContain("disk of the database is full");
        (await service.Draft(Documents.Tchp("plan-2"))).ExpectProblem(HttpStatusCode.ServiceUnavailable).Said.ShouldContain("disk of the database is full");
        (await service.Approve()).ExpectProblem(HttpStatusCode.ServiceUnavailable);

        disk.Free();
        await Eventually.Is(async () => (await service.Get("/health/ready")).Status == HttpStatusCode.OK, "it is green again");
        (await service.Draft(Documents.Tchp("plan-2", plan => plan["patient"]!["id"] = "MRN-2"))).Expect(HttpStatusCode.Created);
        (await service.Approve()).Expect(HttpStatusCode.OK);
        await service.EveryPlanShouldBeWhole();
    }

    /// <summary>Case 04 of the field: the disk is mounted read-only before the service starts.</summary>
    [Fact]
    [Trait("Speed", "slow")]
    [Trait("Database", "any")]
    public async Task A_start_on_a_disk_that_is_read_only_waits_until_it_is_writable()
    {
        await using var disk = await SmallDisk.Mount(mebibytes: 8);
        var settings = new Dictionary<string, string?>
        {
            ["HerScheduler:Database:File"] = disk.File("h.db"), ["HerScheduler:Email:Folder"] = disk.File("mail"),
        };
        await using (var migrate = VerbProcess.Start(disk.Path, settings, "migrate"))
        {
            (await migrate.Ended()).Status.ShouldBe(0);
        }

        await disk.MakeReadOnly();
        var address = $"http://127.0.0.1:{FreePort.Find()}";
        await using var serve = VerbProcess.Start("/", settings, "serve", "--urls", address);
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        await Eventually.Is(() => Status(http, "/health/live", HttpStatusCode.OK), "the process lives");
        (await http.Ask(HttpMethod.Get, "/health/ready")).Expect(HttpStatusCode.ServiceUnavailable).Text.ShouldBe("""{"status":"unhealthy"}""");
        (await http.Ask(HttpMethod.Post, "/api/v1/plans", new StringContent("{}"))).ExpectProblem(HttpStatusCode.ServiceUnavailable)
            .Said.ShouldContain("read-only");

        await disk.MakeWritable();
        await Eventually.Is(() => Status(http, "/health/ready", HttpStatusCode.OK), "it is green by itself");
        await serve.Kill();
        var (_, output, errors) = await serve.Ended();
        (output + errors).Split('\n').Count(line => line.Contains("Not ready", StringComparison.Ordinal)).ShouldBe(1, output + errors);
    }

    [Fact]
    [Trait("Speed", "slow")]
    [Trait("Database", "any")]
    public async Task A_database_that_was_never_made_is_no_disk_to_wait_for()
    {
        await using var disk = await SmallDisk.Mount(mebibytes: 1);
        await disk.MakeReadOnly();
        await using var serve = VerbProcess.Start("/", new Dictionary<string, string?> { ["HerScheduler:Database:File"] = disk.File("h.db") }, "serve");

        (await serve.Ended()).Status.ShouldBe(2);
        await disk.MakeWritable();
    }

    private static async Task<bool> Status(HttpClient http, string path, HttpStatusCode status)
    {
        try
        {
            return (await http.Ask(HttpMethod.Get, path)).Status == status;
        }
        catch (HttpRequestException)
        {
            // Nothing listens at this moment.
            return false;
        }
    }
}

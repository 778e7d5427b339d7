using System.Net;
using HerScheduler.Facts;
using HerScheduler.Tests.Cli;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HerScheduler.Tests.Security;

/// <summary>With <c>Audit:KeyFile</c> nobody who has only the database can write the fact log anew.</summary>
[Trait("Database", "Sqlite")]
public sealed class The_key_of_the_fact_log : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_is_written_with_it_is_said_to_be_keyed()
    {
        var key = Key("key");
        await using var service = await AFewFacts(key);

        var run = await Audit(service, key, "verify");

        run.ShouldBe(new CommandRun(0, "1 plan, 4 log entries, keyed: every chain holds.\n", ""));
        (await service.InDatabase(db => db.Log.Select(entry => entry.Hash).ToListAsync())).ShouldAllBe(hash => hash.Length == 73 && hash[64] == '.');
    }

    [Theory]
    [InlineData(0, "entry 0 (approval:plan-0001): not keyed, nor sealed, and none after it")]
    [InlineData(2, "entry 2 (fact-2): not keyed, though one before it is")]
    [InlineData(3, "entry 3 (fact-3): not keyed, though one before it is")]
    public async Task An_entry_changed_with_every_plain_hash_made_anew_is_found(int number, string found)
    {
        var key = Key("key");
        await using var service = await AFewFacts(key);
        await service.ForgeFrom(number);

        var run = await Audit(service, key, "verify");

        (run.Status, run.Lines[0]).ShouldBe((1, $"plan-0001: {found}"));
    }

    [Fact]
    public async Task A_plain_hash_dressed_up_as_a_keyed_one_is_found()
    {
        var key = Key("key");
        await using var service = await AFewFacts(key);
        var id = (await service.InDatabase(db => db.Plans.Select(plan => plan.LastLogHash).SingleAsync()))![64..];
        await service.ForgeFrom(2, suffix: id);

        var run = await Audit(service, key, "verify");

        (run.Status, run.Lines[0]).ShouldBe((1, "plan-0001: entry 2 (fact-2): content changed; entry 3 (fact-3): content changed"));
    }

    [Fact]
    public async Task Without_a_key_the_same_forgery_is_not_found_and_the_log_is_said_not_to_be_keyed()
    {
        await using var service = await AFewFacts(key: null);
        await service.ForgeFrom(0);

        (await Audit(service, key: null, "verify")).ShouldBe(new CommandRun(0, "1 plan, 4 log entries, not keyed: every chain holds.\n", ""));
    }

    [Fact]
    public async Task A_log_from_before_the_key_holds_once_it_is_sealed_and_goes_on_keyed()
    {
        var key = Key("key");
        await using var before = await AFewFacts(key: null);
        (await Audit(before, key, "verify")).Lines[0].ShouldBe("plan-0001: entry 0 (approval:plan-0001): not keyed, nor sealed, and none after it");

        (await Audit(before, key, "seal")).ShouldBe(new CommandRun(0, "1 log is sealed.\n", ""));
        (await Audit(before, key, "seal")).Output.ShouldBe("0 logs are sealed.\n");
        (await Audit(before, key, "verify")).ShouldBe(new CommandRun(0, "1 plan, 4 log entries, not keyed: every chain holds.\n", ""));
        var without = await Audit(before, key: null, "verify");
        without.Status.ShouldBe(2, "what is written now would not be keyed");
        without.Error.ShouldContain("and the settings name no key");

        await using var after = await ServiceFixture.On(before.Database.Shared(), before.Time.GetUtcNow(), Settings(key));
        (await after.Record(Documents.Batch(Documents.Deferred("fact-4", "tchp-2", "2026-02-04")))).Expect(HttpStatusCode.OK);
        (await Audit(after, key, "verify")).ShouldBe(new CommandRun(0, "1 plan, 5 log entries, 1 of them keyed: every chain holds.\n", ""));
    }

    [Fact]
    public async Task A_sealed_log_that_is_written_anew_is_found()
    {
        var key = Key("key");
        await using var service = await AFewFacts(key: null);
        (await Audit(service, key, "seal")).Status.ShouldBe(0);
        await service.ForgeFrom(1);

        var run = await Audit(service, key, "verify");

        (run.Status, run.Lines[0]).ShouldBe((1, "plan-0001: entry 0 (approval:plan-0001): not keyed, nor sealed, and none after it"));
    }

    [Fact]
    public async Task A_log_that_does_not_hold_is_not_sealed()
    {
        var key = Key("key");
        await using var service = await AFewFacts(key: null);
        await service.Tamper("UPDATE log_entries SET Sender = 'x' WHERE Number = 2");

        var run = await Audit(service, key, "seal");

        run.ShouldBe(new CommandRun(1, "plan-0001: not sealed, its log does not hold; see audit verify plan-0001\n0 logs are sealed.\n", ""));
        (await Audit(service, key: null, "seal")).Faults.ShouldBe(
            ["herscheduler audit seal: There is no key to seal with: name its file in HerScheduler:Audit:KeyFile."]);
    }

    [Fact]
    public async Task Neither_without_the_key_nor_with_another_does_anything_go_on()
    {
        var (key, other) = (Key("key"), Key("other"));
        await using var service = await AFewFacts(key);
        var id = (await service.InDatabase(db => db.Plans.Select(plan => plan.LastLogHash).SingleAsync()))![65..];

        var without = await Audit(service, key: null, "verify");
        var with = await Audit(service, other, "verify");

        (without.Status, with.Status).ShouldBe((2, 2));
        without.Faults.ShouldHaveSingleItem().ShouldBe(
            $"herscheduler audit verify: The fact log was written with key {id}, and the settings name no key: name its file in HerScheduler:Audit:KeyFile.");
        with.Faults.ShouldHaveSingleItem().ShouldStartWith(
            $"herscheduler audit verify: The fact log was written with key {id}, and the file in HerScheduler:Audit:KeyFile holds key ");
        var serve = await CommandRun.Of("serve", "--config", Config(service, other));
        (serve.Status, serve.Faults.Count).ShouldBe((2, 1));
        serve.Error.ShouldContain("HerScheduler:Audit:FormerKeyFiles");
    }

    [Fact]
    public async Task A_key_is_changed_by_naming_the_former_one()
    {
        var (key, next) = (Key("key"), Key("next"));
        await using var before = await AFewFacts(key);
        var settings = new Dictionary<string, string?>(Settings(next)) { ["HerScheduler:Audit:FormerKeyFiles:0"] = key };
        await using var after = await ServiceFixture.On(before.Database.Shared(), before.Time.GetUtcNow(), settings);
        (await after.Record(Documents.Batch(Documents.Deferred("fact-4", "tchp-2", "2026-02-04")))).Expect(HttpStatusCode.OK);

        (await Audit(after, next, "verify", former: key)).Output.ShouldBe("1 plan, 5 log entries, keyed: every chain holds.\n");
        await after.ForgeFrom(1);
        (await Audit(after, next, "verify", former: key)).Lines[0].ShouldBe("plan-0001: entry 1 (fact-1): not keyed, though one before it is");
    }

    [Theory]
    [InlineData("missing", "HerScheduler:Audit:KeyFile must be a file that exists, not ")]
    [InlineData("short", "holds 9 bytes; a key has 32 or more")]
    [InlineData("open", "can be read or changed by others than the service; take that away (chmod 600).")]
    public async Task A_key_file_that_is_no_good_is_one_sentence(string what, string sentence)
    {
        var file = what == "missing" ? _folder.File("missing") : Key("key", what == "short" ? "too short" : null);
        if (what == "open")
        {
            Restrict(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        }

        var settings = _folder.File("settings.json");
        await File.WriteAllTextAsync(settings, $$"""{ "HerScheduler": { "Audit": { "KeyFile": "{{file}}" } } }""");

        var run = await CommandRun.Of("audit", "verify", "--config", settings);

        run.Status.ShouldBe(2);
        run.Faults.ShouldHaveSingleItem().ShouldContain(sentence);
    }

    [Fact]
    public async Task A_head_that_was_kept_tells_when_the_end_of_a_log_was_taken_away()
    {
        var key = Key("key");
        await using var service = await AFewFacts(key);
        var later = service.Time.GetUtcNow() + TimeSpan.FromHours(1);
        var head = await Head(service, later);
        (await Audit(service, key, "verify", head: head.Text)).Output.ShouldEndWith("\nWhat was recorded before 2026-01-20T10:00:00Z is what it was.\n");

        // What is left was the whole log once, with its hash in the plan's row: the chain itself cannot tell.
        await service.Tamper("DELETE FROM log_entries WHERE Number = 3; UPDATE plans SET Entries = 2, LastLogHash = (SELECT Hash FROM log_entries WHERE Number = 2)");
        (await Audit(service, key, "verify")).Status.ShouldBe(0);

        var run = await Audit(service, key, "verify", head: head.Text);
        (run.Status, run.Lines[1])
            .ShouldBe((1, "What was recorded before 2026-01-20T10:00:00Z is not what it was: entries were taken away, added or written anew."));
        (await Audit(service, key, "verify", head: "nonsense")).Status.ShouldBe(2);
    }

    [Fact]
    public async Task A_head_stays_true_while_the_log_goes_on()
    {
        var key = Key("key");
        await using var service = await AFewFacts(key);
        var head = await Head(service, service.Time.GetUtcNow() + TimeSpan.FromMinutes(1));
        service.Time.MoveTo(service.Time.GetUtcNow() + TimeSpan.FromDays(1));
        await service.Approved(Documents.Tchp("plan-0002"));
        (await service.Record(Documents.Batch(Documents.Deferred("fact-4", "tchp-2", "2026-02-04")))).Expect(HttpStatusCode.OK);

        (head.Plans, head.Entries, head.NotKeyed).ShouldBe((1, 4L, 0L));
        (await Audit(service, key, "verify", head: head.Text)).Status.ShouldBe(0);
    }

    private static async Task<LogHead> Head(ServiceFixture service, DateTimeOffset at)
    {
        await using var scope = service.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<LogHeads>().Of(at, CancellationToken.None);
    }

    private static Dictionary<string, string?> Settings(string? key) => new() { ["HerScheduler:Audit:KeyFile"] = key };

    private static async Task<ServiceFixture> AFewFacts(string? key)
    {
        var service = await ServiceFixture.Run(Settings(key));
        await service.Approved(Documents.Tchp());
        service.Time.MoveTo(new DateTimeOffset(2026, 1, 20, 9, 0, 0, TimeSpan.Zero));
        (await service.Record(Documents.Batch(
            Documents.DoseGiven("fact-1", "tchp-1", "2026-01-05"),
            Documents.Deferred("fact-2", "tchp-2", "2026-02-02"),
            Documents.Deferred("fact-3", "tchp-2", "2026-02-03")))).Expect(HttpStatusCode.OK);
        return service;
    }

    private static void Restrict(string file, UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException("Who may read a file is asked on Unix only.");
        }

        File.SetUnixFileMode(file, mode);
    }

    private string Key(string name, string? content = null)
    {
        var file = _folder.File(name);
        File.WriteAllText(file, (content ?? $"{name}-0123456789012345678901234567890123456789") + "\n");
        Restrict(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return file;
    }

    private Task<CommandRun> Audit(ServiceFixture service, string? key, string verb, string? head = null, string? former = null) =>
        CommandRun.Of(["audit", verb, .. head is null ? Array.Empty<string>() : ["--head", head], "--config", Config(service, key, former)]);

    private string Config(ServiceFixture service, string? key, string? former = null)
    {
        var file = _folder.File("settings.json");
        var audit = key is null ? "" : $$""" "Audit": { "KeyFile": "{{key}}"{{(former is null ? "" : $$""", "FormerKeyFiles": ["{{former}}"]""")}} },""";
        File.WriteAllText(file, $$"""{ "HerScheduler": { {{audit}} "Database": { "File": "{{service.Database.Settings["HerScheduler:Database:File"]}}" } } }""");
        return file;
    }
}

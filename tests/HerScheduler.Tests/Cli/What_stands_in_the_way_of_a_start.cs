using HerScheduler.Tests.Given;
using Npgsql;

namespace HerScheduler.Tests.Cli;

/// <summary>What an administrator meets on the first day: one sentence that says what to do, and exit status 2.</summary>
public sealed class What_stands_in_the_way_of_a_start
{
    /// <summary>A server that asks for no password at least knows its accounts: the refusal is of the same class.</summary>
    [Theory]
    [InlineData("migrate")]
    [InlineData("serve")]
    [Trait("Database", "any")]
    public async Task An_account_or_a_password_that_the_database_server_does_not_know(string verb)
    {
        using var folder = new TemporaryFolder();
        var other = new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable("HERSCHEDULER_TEST_POSTGRESQL"))
        {
            Username = "nobody_of_that_name", Password = "changed-afterwards", Pooling = false,
        };

        var run = await CommandRun.Of(verb, "--config", await Settings(folder, "PostgreSql", "ConnectionString", other.ConnectionString));

        run.Status.ShouldBe(2);
        var sentence = run.Faults.ShouldHaveSingleItem();
        sentence.ShouldStartWith($"herscheduler {verb}: The database server does not let the service in (");
        sentence.ShouldContain("nobody_of_that_name");
        sentence.ShouldContain("A server keeps the password it was set up with");
        sentence.ShouldNotContain("changed-afterwards");
    }

    /// <summary>Where root itself cannot write, and so whoever runs this: a folder below what is a file.</summary>
    [Theory]
    [InlineData("migrate")]
    [InlineData("serve")]
    [Trait("Database", "Sqlite")]
    public async Task A_folder_that_cannot_be_written_to(string verb)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("volume"), "");

        var run = await CommandRun.Of(verb, "--config", await Settings(folder, "Sqlite", "File", folder.File("volume/data/herscheduler.db")));

        run.Status.ShouldBe(2);
        run.Faults.ShouldHaveSingleItem()
            .ShouldStartWith($"herscheduler {verb}: The folder '{folder.File("volume/data")}' cannot be written to by the user '{Environment.UserName}'");
    }

    private static async Task<string> Settings(TemporaryFolder folder, string provider, string name, string value)
    {
        var file = folder.File("settings.json");
        await File.WriteAllTextAsync(file, $$"""
            {
              "HerScheduler": { "Database": { "Provider": "{{provider}}", "{{name}}": "{{value}}" }, "Email": { "Folder": "{{folder.File("mail")}}" } },
              "Serilog": { "MinimumLevel": { "Default": "Fatal" } }
            }
            """);
        return file;
    }
}

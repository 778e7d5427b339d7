using HerScheduler.Data;
using HerScheduler.Settings;
using HerScheduler.Tests.Cli;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace HerScheduler.Tests.Data;

/// <summary>What an upgrade does to a database, as SQL that somebody has read.</summary>
[Trait("Database", "any")]
public sealed class Migrations_of_every_database
{
    public static TheoryData<string> Databases => [.. Models.Databases];

    [Theory]
    [MemberData(nameof(Databases))]
    public void Are_the_approved_SQL(string database)
    {
        using var db = Models.Of(database);

        var script = DatabaseUpgrade.Script(db, from: null).ReplaceLineEndings("\n");

        Approved.ShouldBeAsApproved(script, $"{database}.sql", area: "Data");
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public void Lead_to_the_model(string database)
    {
        using var db = Models.Of(database);

        db.Database.HasPendingModelChanges().ShouldBeFalse("bash deploy/add-migration.sh NAME");
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public void Are_undone_by_dropping_each_table_once(string database)
    {
        using var db = Models.Of(database);
        var migrations = db.GetService<IMigrationsAssembly>();

        var dropped = migrations.Migrations.Values.Select(type => migrations.CreateMigration(type, db.Database.ProviderName!))
            .SelectMany(migration => migration.DownOperations.OfType<DropTableOperation>()).Select(operation => operation.Name).ToList();

        dropped.ShouldBeUnique();
        dropped.Order(StringComparer.Ordinal).ShouldBe(db.Model.GetEntityTypes().Select(type => type.GetTableName()!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void And_every_other_work_is_tried_again_by_SQL_Server_after_a_transient_failure()
    {
        var settings = new DatabaseSettings { Provider = DatabaseProvider.SqlServer, ConnectionString = "Server=nowhere;Database=herscheduler" };
        var services = new ServiceCollection();
        services.AddDatabase(settings);
        using var provider = services.BuildServiceProvider();
        using var scope = provider.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<SchedulerDb>();

        db.Database.CreateExecutionStrategy().RetriesOnFailure.ShouldBeTrue();
    }
}

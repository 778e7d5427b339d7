using HerScheduler.Data;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HerScheduler.Tests.Data;

/// <summary>
/// Two texts are one only when every character is the same, whichever the database. EF's provider for SQL Server by itself disregards case: one tracked query
/// then answers for two plans with the first one's patient.
/// </summary>
[Trait("Database", "any")]
public sealed class Text_in_every_model
{
    public static TheoryData<string> Databases => [.. Models.Databases];

    [Theory]
    [MemberData(nameof(Databases))]
    public void Has_no_comparer_that_takes_small_letters_for_capitals(string database)
    {
        using var db = Models.Of(database);
        var texts = Texts(db.Model).ToList();

        texts.Count.ShouldBeGreaterThan(80, "keys, foreign keys, Identity's tables, and what is an enum in the row");
        foreach (var property in texts)
        {
            Distinguishes(property.GetProviderValueComparer()).ShouldBeTrue($"{property} as stored");
            if (property.ClrType == typeof(string))
            {
                Distinguishes(property.GetValueComparer()).ShouldBeTrue($"{property}");
                Distinguishes(property.GetKeyValueComparer()).ShouldBeTrue($"{property} as a key");
            }
        }

        foreach (var column in db.Model.GetRelationalModel().Tables.SelectMany(table => table.Columns)
            .Where(column => column.ProviderClrType == typeof(string)))
        {
            Distinguishes(column.ProviderValueComparer).ShouldBeTrue($"{column.Table.Name}.{column.Name}");
        }
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public void Is_stored_in_columns_of_one_collation(string database)
    {
        using var db = Models.Of(database);

        var collations = Texts(db.GetService<IDesignTimeModel>().Model).Select(property => property.GetCollation()).Distinct().ToList();

        collations.ShouldHaveSingleItem("columns of unlike collation cannot be compared on SQL Server");
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public void Keeps_apart_two_plans_whose_ids_differ_by_case(string database)
    {
        using var db = Models.Of(database);
        db.Attach(SampleRows.Plan("plan-0001"));
        db.Attach(SampleRows.Plan("PLAN-0001"));
        db.Attach(Event("plan-0001"));
        db.Attach(Event("PLAN-0001"));

        db.ChangeTracker.Entries<PlanRow>().Select(entry => entry.Entity.Id).Order(StringComparer.Ordinal).ShouldBe(["PLAN-0001", "plan-0001"]);
        db.Plans.Local.FindEntry("plan-0001")!.Entity.Id.ShouldBe("plan-0001");
        db.Events.Local.FindEntryUntyped(["PLAN-0001", "tchp-1"])!.Entity.PlanId.ShouldBe("PLAN-0001");
    }

    private static PlanEventRow Event(string plan) =>
        new() { PlanId = plan, Key = "tchp-1", Site = "north-clinic", Navigator = "a@example.org", Title = "", Body = "{}" };

    private static IEnumerable<IProperty> Texts(IModel model) => model.GetEntityTypes().SelectMany(type => type.GetProperties())
        .Where(property => (property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType) == typeof(string));

    /// <summary>By case, by width, by the normal form of an accent, and by a space at the end.</summary>
    private static bool Distinguishes(ValueComparer comparer) => new[] { ("a", "A"), ("a", "ａ"), ("é", "e\u0301"), ("a", "a ") }
        .All(pair => !comparer.Equals(pair.Item1, pair.Item2)) && comparer.Equals("a", new string('a', 1));
}

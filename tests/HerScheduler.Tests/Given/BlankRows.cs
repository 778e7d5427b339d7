using System.Runtime.CompilerServices;
using HerScheduler.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HerScheduler.Tests.Given;

/// <summary>Rows of any table with something in every column that must have something: for statements, not for what they say.</summary>
internal static class BlankRows
{
    public static IEnumerable<object> Of(SchedulerDb db, string table, int count)
    {
        var type = db.Model.GetEntityTypes().Single(type => type.GetTableName() == table);
        return Enumerable.Range(1, count).Select(number => Row(db, type, number)).ToList();
    }

    private static object Row(SchedulerDb db, IEntityType type, int number)
    {
        var entry = db.Entry(RuntimeHelpers.GetUninitializedObject(type.ClrType));
        foreach (var property in type.GetProperties().Where(property => !property.IsNullable && !property.IsShadowProperty()))
        {
            entry.Property(property.Name).CurrentValue = Value(property, number);
        }

        return entry.Entity;
    }

    private static object Value(IProperty property, int number) => property.ClrType switch
    {
        var type when type == typeof(string) => $"{number}",
        var type when type == typeof(int) => number,
        var type when type == typeof(long) => (long)number,
        var type => Activator.CreateInstance(type)!,
    };
}

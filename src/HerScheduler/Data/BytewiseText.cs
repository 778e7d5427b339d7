using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HerScheduler.Data;

/// <summary>
/// Texts are equal when their characters are, in the database and in EF alike. By itself EF takes <c>plan-0001</c> and <c>PLAN-0001</c> of a SQL Server for
/// one row, and answers both with whichever patient it read first.
/// </summary>
internal static class BytewiseText
{
    private static readonly ValueComparer<string> Ordinal = new(
        (a, b) => string.Equals(a, b, StringComparison.Ordinal), text => StringComparer.Ordinal.GetHashCode(text), text => text);

    /// <summary>For every column that holds text, also where the row has another type: the last step of making a model.</summary>
    /// <param name="model">All of it.</param>
    /// <param name="collation">The database's name for that comparison; null: it compares so anyhow.</param>
    public static void CompareTextBytewise(this ModelBuilder model, string? collation)
    {
        foreach (var property in model.Model.GetEntityTypes().SelectMany(type => type.GetProperties()).Where(IsStoredAsText))
        {
            property.SetProviderValueComparer(Ordinal);
            property.SetCollation(collation);
            if (property.ClrType == typeof(string))
            {
                property.SetValueComparer(Ordinal);
            }
        }
    }

    private static bool IsStoredAsText(IMutableProperty property) =>
        (property.GetProviderClrType() ?? property.GetValueConverter()?.ProviderClrType ?? property.ClrType) == typeof(string);
}

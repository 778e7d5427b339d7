using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HerScheduler.Data;

/// <summary>An index that holds further columns, so that a list is counted and ordered without reading its rows.</summary>
internal static class CoveringIndex
{
    /// <summary>Said to PostgreSQL and SQL Server each in its own word. SQLite has none for it and reads the rows: its installations are small.</summary>
    public static IndexBuilder<TRow> Covers<TRow>(this IndexBuilder<TRow> index, params IEnumerable<string> columns)
    {
        string[] names = [.. columns];
        NpgsqlIndexBuilderExtensions.IncludeProperties(index, names);
        return SqlServerIndexBuilderExtensions.IncludeProperties(index, names);
    }
}

using HerScheduler.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace HerScheduler.Data;

/// <summary>How SQLite, which has neither dates nor instants, stores them so that they can be ordered and compared.</summary>
internal static class SqliteConversions
{
    public static void StoreDatesAndInstantsComparably(this ModelConfigurationBuilder builder)
    {
        builder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        builder.Properties<DateOnly>().HaveConversion<IsoDay>();
    }

    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(instant => instant.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

    private sealed class IsoDay() : ValueConverter<DateOnly, string>(
        day => day.Iso(),
        text => JsonDates.ParseDay(text));
}

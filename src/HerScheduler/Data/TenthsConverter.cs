using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace HerScheduler.Data;

/// <summary>A number with one decimal at most, stored as a whole number of tenths: it comes back as it was written, 57 and not 57.0, from every database.</summary>
internal sealed class TenthsConverter() : ValueConverter<decimal, int>(value => (int)(value * 10), tenths => tenths / 10m);

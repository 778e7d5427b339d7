using HerScheduler.Core.Json;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace HerScheduler.Data;

/// <summary>Stores an enum's value as its name on the wire, so that rows read like messages.</summary>
internal sealed class WireNameConverter<T>() : ValueConverter<T, string>(value => WireNames<T>.Of(value), name => Parse(name))
    where T : struct, Enum
{
    private static T Parse(string name) =>
        WireNames<T>.TryParse(name, out var value)
            ? value
            : throw new InvalidOperationException($"The database holds '{name}' where one of {WireNames<T>.Choices} was expected.");
}

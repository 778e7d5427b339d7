using System.Globalization;
using System.Text.Json;
using HerScheduler.Pages.Shared;

namespace HerScheduler.Pages.Today;

/// <summary>What a line shows of an event beside its columns.</summary>
/// <param name="Why">The reason of its date.</param>
/// <param name="Doses">Of a cycle.</param>
/// <param name="Lvef">The last LVEF, of a HER2 cycle: percent and day.</param>
public sealed record StoredEvent(string Why, IReadOnlyList<DoseLine> Doses, (decimal Percent, DateOnly Day)? Lvef)
{
    public static StoredEvent Of(string body)
    {
        using var document = JsonDocument.Parse(body);
        var item = document.RootElement;
        return new StoredEvent(item.GetProperty("why").GetString() ?? "", [.. item.GetProperty("doses").EnumerateArray().Select(Dose)], LvefOf(item));
    }

    private static DoseLine Dose(JsonElement dose) => new(dose.GetProperty("agent").GetString()!, dose.GetProperty("dose").GetString()!,
        dose.GetProperty("loading").GetBoolean(), dose.GetProperty("held").GetBoolean());

    private static (decimal Percent, DateOnly Day)? LvefOf(JsonElement item) =>
        item.TryGetProperty("cardiacClearance", out var clearance) && clearance.ValueKind == JsonValueKind.Object
        && clearance.GetProperty("lvefPercent") is { ValueKind: JsonValueKind.Number } percent
        && clearance.GetProperty("lvefDate").GetString() is { } day
            ? (percent.GetDecimal(), DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture))
            : null;
}

using System.Text.Json;
using HerScheduler.Core.Json;

namespace HerScheduler.Core.Cardiac.Policies;

/// <summary>Reads conditions on an LVEF: a list of alternatives, each bounds on <c>now</c> and <c>fall</c>.</summary>
internal static class LvefConditionReader
{
    /// <summary>How the plan's own lower limit of normal is called in a bound.</summary>
    public const string LowerLimitOfNormal = "lln";

    private const string Phrase = "an array of one alternative or more";

    private static readonly Shape AlternativeShape = new("now", "fall");
    private static readonly Shape RangeShape = new("from", "above", "to", "below");

    private static readonly Expectation<decimal> Percent = Expect.Number(0, 100);

    private static readonly Expectation<LvefBound> Now =
        new($"a number from 0 to 100 or \"{LowerLimitOfNormal}\", the plan's lower limit of normal", TryReadNow);

    private static readonly Expectation<LvefBound> Fall = new("a number of points from 0 to 100", TryReadFall);

    public static LvefCondition Required(ObjectReader row, string name) =>
        new(row.RequiredItems(name, Phrase, (element, place) => ReadAlternative(new ObjectReader(element, place, row.Faults, AlternativeShape))));

    /// <summary>Null when it is not there or null stands there.</summary>
    public static LvefCondition? OrNull(ObjectReader row, string name) => row.Has(name) && !row.IsNull(name) ? Required(row, name) : null;

    private static LvefAlternative ReadAlternative(ObjectReader alternative)
    {
        var before = alternative.Faults.Count;
        var now = ReadRange(alternative, "now", Now);
        var fall = ReadRange(alternative, "fall", Fall);
        if (now is null && fall is null && alternative.Faults.Count == before)
        {
            alternative.Faults.Add(alternative.Place, "expected bounds on now or on fall, found neither");
        }

        return new LvefAlternative(now, fall);
    }

    private static LvefRange? ReadRange(ObjectReader alternative, string name, Expectation<LvefBound> bound)
    {
        if (alternative.OptionalObject(name, RangeShape) is not { } range)
        {
            return null;
        }

        var before = range.Faults.Count;
        var lower = ReadEnd(range, "from", "above", bound);
        var upper = ReadEnd(range, "to", "below", bound);
        if (range.Faults.Count > before)
        {
            return new LvefRange(lower, upper);
        }

        if (lower is null && upper is null)
        {
            range.Faults.Add(range.Place, "expected from, above, to or below, found none of them");
        }
        else if (lower is { IsLowerLimitOfNormal: false } least && upper is { IsLowerLimitOfNormal: false } most && IsEmpty(least, most))
        {
            range.Faults.Add(range.Place, $"expected a range that holds a value, {least.Value} to {most.Value} holds none");
        }

        return new LvefRange(lower, upper);
    }

    private static LvefBound? ReadEnd(ObjectReader range, string included, string excluded, Expectation<LvefBound> bound)
    {
        if (range.Has(included) && range.Has(excluded))
        {
            range.Fault(excluded, $"expected {included} or {excluded}, found both");
            return null;
        }

        return range.TryRead(included, bound, out var end) ? end with { IsIncluded = true }
            : range.TryRead(excluded, bound, out end) ? end
            : null;
    }

    private static bool IsEmpty(LvefBound least, LvefBound most) =>
        least.Value > most.Value || (least.Value == most.Value && !(least.IsIncluded && most.IsIncluded));

    private static bool TryReadNow(JsonElement element, out LvefBound bound)
    {
        bound = new LvefBound(0m, IsLowerLimitOfNormal: true, IsIncluded: false);
        return (element.ValueKind == JsonValueKind.String && element.ValueEquals(LowerLimitOfNormal)) || TryReadFall(element, out bound);
    }

    private static bool TryReadFall(JsonElement element, out LvefBound bound)
    {
        var isNumber = Percent.TryRead(element, out var value);
        bound = new LvefBound(value, IsLowerLimitOfNormal: false, IsIncluded: false);
        return isNumber;
    }
}

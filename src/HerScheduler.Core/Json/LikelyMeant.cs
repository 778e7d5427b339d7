namespace HerScheduler.Core.Json;

/// <summary>Guesses which known name a mistyped one was meant to be.</summary>
public static class LikelyMeant
{
    private const int LongestName = 40;

    /// <summary>The known name nearest to <paramref name="name"/>, at most two slips (one in a short name) away and ignoring case; else null.</summary>
    /// <param name="known">The names there are.</param>
    /// <param name="name">What was written. One of more than 40 letters is taken for no slip.</param>
    public static string? Among(IReadOnlyList<string> known, string name)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length > LongestName || known.Count == 0)
        {
            return null;
        }

        var slipsAllowed = name.Length <= 4 ? 1 : 2;
        var nearest = known.Select(candidate => (candidate, slips: Slips(candidate, name))).MinBy(pair => pair.slips);
        return nearest.slips <= slipsAllowed ? nearest.candidate : null;
    }

    /// <summary>How many letters must be added, dropped, replaced or swapped with their neighbour to turn one name into the other.</summary>
    private static int Slips(string one, string other)
    {
        var cost = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                cost[i, j] = i == 0 || j == 0 ? i + j : Cheapest(cost, one, other, i, j);
            }
        }

        return cost[one.Length, other.Length];
    }

    private static int Cheapest(int[,] cost, string one, string other, int i, int j)
    {
        var replaced = cost[i - 1, j - 1] + (Same(one[i - 1], other[j - 1]) ? 0 : 1);
        var addedOrDropped = Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1;
        var swapped = i > 1 && j > 1 && Same(one[i - 1], other[j - 2]) && Same(one[i - 2], other[j - 1]) ? cost[i - 2, j - 2] + 1 : int.MaxValue;
        return Math.Min(Math.Min(replaced, addedOrDropped), swapped);
    }

    private static bool Same(char one, char other) => char.ToLowerInvariant(one) == char.ToLowerInvariant(other);
}

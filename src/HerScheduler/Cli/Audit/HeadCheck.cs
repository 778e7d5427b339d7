using System.Globalization;
using HerScheduler.Facts;
using HerScheduler.Settings;

namespace HerScheduler.Cli.Audit;

/// <summary><c>audit verify --head HEAD</c>: whether the fact log is still what it was when that head went out.</summary>
internal static class HeadCheck
{
    /// <returns>Whether it is; what it came to is written in one line.</returns>
    /// <exception cref="OperatorErrorException">It is no head.</exception>
    public static async Task<bool> Run(string head, LogHeads heads, TextWriter output, CancellationToken cancel)
    {
        var slash = head.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !DateTimeOffset.TryParse(head[..slash], CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at))
        {
            throw new OperatorErrorException($"'{head}' is no head: an instant, a slash and a hash were expected, as the message log.head has them.");
        }

        if (await heads.Holds(at, head[(slash + 1)..], cancel))
        {
            await output.WriteLineAsync($"What was recorded before {head[..slash]} is what it was.");
            return true;
        }

        var purged = await heads.PurgedSince(at, cancel);
        var perhaps = purged.Count == 0 ? "" : $" Plans purged since, which can be why: {string.Join(", ", purged)}.";
        await output.WriteLineAsync($"What was recorded before {head[..slash]} is not what it was: entries were taken away, added or written anew.{perhaps}");
        return false;
    }
}

using System.Text;
using HerScheduler.Core.Json;
using HerScheduler.Problems;

namespace HerScheduler.Facts;

/// <summary>
/// A problem document that fits into the header of a message: all headers together have 128 KiB there, and the sender's own stand beside it.
/// What is cut is said, and the first faults are kept.
/// </summary>
internal static class ReasonText
{
    /// <summary>In bytes of UTF-8.</summary>
    public const int MaxBytes = 16 * 1024;

    private const int LongestDetail = 500;

    public static string Of(Problem problem)
    {
        var text = ProblemJson.Text(problem);
        if (Encoding.UTF8.GetByteCount(text) <= MaxBytes)
        {
            return text;
        }

        var shortened = problem with { Detail = Cut(problem.Detail), Findings = [], Errors = [.. problem.Errors.Select(Cut)] };
        for (var kept = problem.Errors.Count; ; kept /= 2)
        {
            text = ProblemJson.Text(kept == problem.Errors.Count ? shortened : Keep(shortened, kept));
            if (kept == 0 || Encoding.UTF8.GetByteCount(text) <= MaxBytes)
            {
                return text;
            }
        }
    }

    private static Problem Keep(Problem problem, int kept) => problem with
    {
        Detail = $"{problem.Detail} The first {kept} are listed.",
        Errors = [.. problem.Errors.Take(kept)],
    };

    private static Fault Cut(Fault fault) => new(Cut(fault.Pointer), Cut(fault.Detail));

    private static string Cut(string text) => text.Length <= LongestDetail ? text : $"{text.AsSpan(0, WholeCharacters(text))}…";

    /// <summary>Never in the middle of a surrogate pair.</summary>
    private static int WholeCharacters(string text) => char.IsHighSurrogate(text[LongestDetail - 1]) ? LongestDetail - 1 : LongestDetail;
}

using HerScheduler.Core.Facts;
using HerScheduler.Core.Json;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Cli;

/// <summary>A file of facts named on the command line, recorded in file order: all or none.</summary>
internal static class FactsInput
{
    /// <summary>Records the facts of <paramref name="file"/> on <paramref name="course"/>; the value is the warnings, each with its fact's place.</summary>
    public static ReadResult<IReadOnlyList<Fault>> Record(string file, Course course, DateOnly today, Clinics clinics, Terminal terminal) =>
        InputFile.Read(file, terminal)
            .Match(bytes => FactReader.ReadFile(bytes, clinics.Library, clinics.SiteSettings), ReadResult<IReadOnlyList<Fact>>.Invalid)
            .Match(facts => Record(facts, course, today), ReadResult<IReadOnlyList<Fault>>.Invalid);

    /// <summary>Stops at the first refusal: what comes after it might only be refused because of it.</summary>
    private static ReadResult<IReadOnlyList<Fault>> Record(IReadOnlyList<Fact> facts, Course course, DateOnly today)
    {
        var warnings = new List<Fault>();
        for (var i = 0; i < facts.Count; i++)
        {
            var place = i;
            var refused = course.Record(facts[i], today).Match<IReadOnlyList<Fault>>(
                texts =>
                {
                    warnings.AddRange(texts.Select(text => new Fault($"#/{place}", text)));
                    return [];
                },
                () => [],
                refusal => [.. refusal.Faults.Select(fault => fault with { Pointer = Below(place, fault.Pointer) })]);
            if (refused.Count > 0)
            {
                return ReadResult<IReadOnlyList<Fault>>.Invalid(refused);
            }
        }

        return ReadResult<IReadOnlyList<Fault>>.Valid(warnings);
    }

    /// <summary><c>#/date</c> of fact 3 is <c>#/3/date</c> of the file.</summary>
    private static string Below(int place, string pointer) => $"#/{place}{pointer.TrimStart('#')}";
}

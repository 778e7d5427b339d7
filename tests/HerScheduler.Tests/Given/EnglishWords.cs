namespace HerScheduler.Tests.Given;

/// <summary>Words of the core that no page and no e-mail in another language shows.</summary>
internal static class EnglishWords
{
    private static readonly string[] All =
    [
        " days after", " days before", " weeks after", " months after", " is closed", "open day", " cycle ", "Surgery", "Pathology result", "LVEF echo",
        "repeat ", "starts", "HER2 therapy", "HER2 dose", " was given", " was performed", " was ceased", " was deferred", "Given on", "Performed on",
        "on hold", "clinician", "baseline", " loading",
        " and pertuzumab", "not booked", "is awaited", "last chemotherapy", "Day 0", "the plan", "Book an echo", "Deferred from", "moved ",
    ];

    public static IEnumerable<string> In(string text) => All.Where(word => text.Contains(word, StringComparison.Ordinal));
}

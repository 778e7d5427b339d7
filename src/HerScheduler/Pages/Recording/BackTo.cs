namespace HerScheduler.Pages.Recording;

/// <summary>The page to return to: always one of this service.</summary>
internal static class BackTo
{
    private const string Done = "done=";

    /// <summary>The page that led here; the plan's own when that is not known.</summary>
    public static string Referer(HttpContext context, string plan)
    {
        var referer = context.Request.GetTypedHeaders().Referer;
        return referer is { IsAbsoluteUri: true } && referer.Authority == context.Request.Host.Value
            && !referer.AbsolutePath.EndsWith("/record", StringComparison.Ordinal)
            ? Local(referer.PathAndQuery, plan)
            : $"/plans/{plan}";
    }

    /// <summary>The address when it is one of this service.</summary>
    public static string Local(string? address, string plan) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? Without(address) : $"/plans/{plan}";

    /// <summary>The same page, which shows then what was recorded.</summary>
    public static string With(string address, string done) =>
        $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Done}{Uri.EscapeDataString(done)}";

    private static string Without(string address)
    {
        var at = address.IndexOf('?', StringComparison.Ordinal);
        if (at < 0)
        {
            return address;
        }

        var rest = string.Join('&', address[(at + 1)..].Split('&').Where(part => !part.StartsWith(Done, StringComparison.Ordinal)));
        return rest.Length == 0 ? address[..at] : $"{address[..at]}?{rest}";
    }
}

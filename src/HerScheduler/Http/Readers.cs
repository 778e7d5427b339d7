namespace HerScheduler.Http;

/// <summary>Who reads an answer: a program wants a document, a person in a browser a page.</summary>
internal static class Readers
{
    private static readonly PathString[] ForMachines = ["/api", "/health", "/openapi", "/asyncapi", "/fhir"];

    public static bool IsPerson(HttpContext context) =>
        !ForMachines.Any(path => context.Request.Path.StartsWithSegments(path, StringComparison.Ordinal))
        && context.Request.GetTypedHeaders().Accept.Any(type => string.Equals(type.MediaType.Value, "text/html", StringComparison.OrdinalIgnoreCase));
}

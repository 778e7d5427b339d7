using System.Text;
using System.Text.Encodings.Web;

namespace HerScheduler.Pages.Shared;

/// <summary>The frame of a plain page: HTML from the server, no scripts, light and dark.</summary>
internal static class PlainPage
{
    private const string Style = """
        :root { color-scheme: light dark; --line: #8886; --late: #b00020; }
        @media (prefers-color-scheme: dark) { :root { --late: #ff8a80; } }
        body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 72rem; padding: 1rem; }
        table { border-collapse: collapse; width: 100%; }
        th, td { text-align: left; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
        .late, .urgent { color: var(--late); font-weight: 600; }
        .small, .why, .count { font-size: .875rem; opacity: .8; }
        .count, .name { font-weight: 400; }
        .why span { white-space: nowrap; }
        tr:target { background: #fc03; }
        a:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
        .wide td:first-child { white-space: nowrap; }
        .wide { overflow-x: auto; }
        [role=table] { table-layout: fixed; overflow-wrap: anywhere; }
        .when { width: 30%; }
        .who { width: 24%; }
        select { max-width: 100%; }
        @media (max-width: 35rem) {
          [role=table], [role=table] :is(tbody, tr, th, td) { display: block; }
          [role=table] thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
          [role=table] :is(tbody th, td) { border: 0; padding: 0; }
          [role=table] tbody tr { border-top: 1px solid var(--line); padding: .75rem 0; }
          [role=table] :is(.date, .name) { display: inline; }
          b + .date::before { content: " · "; }
          .name::before { content: " "; }
        }
        footer { margin-top: 2rem; font-size: .875rem; }
        """;

    public static StringBuilder Begin(string title) => new StringBuilder("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">")
        .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>").Append(Text(title)).Append(" – HerScheduler</title><style>")
        .Append(Style).Append("</style></head><body><header><h1>").Append(Text(title)).Append("</h1></header><main>");

    public static string End(StringBuilder html) => html
        .Append("</main><footer>Scheduling support, not medical advice.</footer></body></html>")
        .ToString();

    public static IResult Answer(HttpContext context, string html, int status = StatusCodes.Status200OK)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'";
        return Results.Content(html, "text/html", Encoding.UTF8, status);
    }

    public static string Text(string text) => HtmlEncoder.Default.Encode(text);
}

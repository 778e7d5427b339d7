using System.Net;
using System.Text.RegularExpressions;

namespace HerScheduler.Tests.Given;

/// <summary>
/// The form of a page, filled in and sent as a browser without scripts would: with every field that stands there, hidden ones and defaults included.
/// </summary>
internal static partial class Forms
{
    /// <summary>Opens a page, fills in its form and sends it.</summary>
    public static async Task<Answer> Fill(this HttpClient client, string page, string action, params (string Name, string Value)[] fields) =>
        await client.Submit((await client.Ask(HttpMethod.Get, page)).Expect(HttpStatusCode.OK), action, fields);

    /// <summary>Sends the form of a page that is open already.</summary>
    /// <param name="client">Who.</param>
    /// <param name="page">The page.</param>
    /// <param name="action">Where it is sent to.</param>
    /// <param name="fields">What is typed and ticked.</param>
    public static async Task<Answer> Submit(this HttpClient client, Answer page, string action, params (string Name, string Value)[] fields)
    {
        var typed = fields.Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        var kept = FieldsOf(page.Text).Where(field => !typed.Contains(field.Name)).Distinct();
        using var form = new FormUrlEncodedContent(kept.Concat(fields).Select(field => new KeyValuePair<string, string>(field.Name, field.Value)));
        using var response = await client.PostAsync(new Uri(action, UriKind.Relative), form);

        // A client leaves its token behind when it is led on.
        return response.RequestMessage!.RequestUri!.PathAndQuery is var shown && shown != action
            ? await client.Ask(HttpMethod.Get, shown)
            : new Answer(
                response.StatusCode, await response.Content.ReadAsStringAsync(), response.Content.Headers.ContentType?.MediaType,
                response.Headers.ETag?.ToString(), response.Headers.Location?.ToString());
    }

    private static IEnumerable<(string Name, string Value)> FieldsOf(string html) =>
    [
        .. Input().Matches(html).Select(input => input.Value)
            .Where(input => !input.Contains("type=\"checkbox\"", StringComparison.Ordinal) || Checked().IsMatch(input))
            .Select(input => (Attribute(input, "name"), Attribute(input, "value"))).Where(field => field.Item1.Length > 0),
        .. Area().Matches(html).Select(area => (Text(area, "name"), Text(area, "text"))),
        .. List().Matches(html).Select(list => (Text(list, "name"), Option().Match(list.Value) is { Success: true } chosen ? Text(chosen, "value") : "")),
    ];

    private static string Attribute(string input, string name) =>
        Regex.Match(input, $" {name}=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, TimeSpan.FromMinutes(1)) is { Success: true } found
            ? Text(found, "value")
            : "";

    private static string Text(Match match, string group) => WebUtility.HtmlDecode(match.Groups[group].Value);

    [GeneratedRegex("<input [^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Input();

    [GeneratedRegex(" checked[ >]", RegexOptions.None, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Checked();

    [GeneratedRegex("<textarea name=\"(?<name>[^\"]+)\"[^>]*>(?<text>[^<]*)</textarea>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Area();

    [GeneratedRegex("<select name=\"(?<name>[^\"]+)\".*?</select>", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex List();

    [GeneratedRegex("<option value=\"(?<value>[^\"]*)\" selected", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Option();
}

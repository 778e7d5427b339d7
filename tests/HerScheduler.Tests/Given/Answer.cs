using System.Net;
using System.Text.Json.Nodes;

namespace HerScheduler.Tests.Given;

/// <summary>What came back.</summary>
public sealed record Answer(HttpStatusCode Status, string Text, string? MediaType, string? ETag, string? Location)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    /// <summary>The pointers of a problem document's errors.</summary>
    public IReadOnlyList<string> Pointers => [.. (Json["errors"]?.AsArray() ?? []).Select(e => e!["pointer"]!.GetValue<string>())];

    /// <summary>The details of a problem document's errors, and its own.</summary>
    public string Said =>
        string.Join(Environment.NewLine,
            [.. (Json["errors"]?.AsArray() ?? []).Select(e => e!["detail"]!.GetValue<string>()), Json["detail"]!.GetValue<string>()]);

    public JsonNode Event(string key) => Json["events"]!.AsArray().Single(e => e!["key"]!.GetValue<string>() == key)!;

    public Answer Expect(HttpStatusCode status)
    {
        Status.ShouldBe(status, Text);
        return this;
    }

    /// <summary>A problem document with this status.</summary>
    public Answer ExpectProblem(HttpStatusCode status)
    {
        Expect(status);
        MediaType.ShouldBe("application/problem+json");
        Json["status"]!.GetValue<int>().ShouldBe((int)status);
        Json["title"]!.GetValue<string>().ShouldNotBeEmpty();
        Text.ShouldNotContain("   at ", customMessage: "a stack trace never leaves");
        return this;
    }
}

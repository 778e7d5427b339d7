using HerScheduler.Problems;

namespace HerScheduler.Http;

/// <summary>What /openapi/v1.json says of an endpoint that reads and writes its JSON by hand.</summary>
internal static class EndpointDescriptions
{
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="summary">One sentence.</param>
    /// <param name="answer">The contract's schema of the answer when all is well: <c>schedule</c>.</param>
    /// <param name="success">The status then.</param>
    /// <param name="problems">The statuses of its problem documents.</param>
    public static RouteHandlerBuilder Describe(this RouteHandlerBuilder endpoint, string summary, string answer, int success, params int[] problems) =>
        endpoint.WithSummary(summary).Produces(success, contentType: "application/json").WithMetadata(new AnswerSchema(answer)).Refuses(problems);

    /// <summary>Likewise, for an answer that is no JSON.</summary>
    public static RouteHandlerBuilder DescribeFile(this RouteHandlerBuilder endpoint, string summary, string mediaType, params int[] problems) =>
        endpoint.WithSummary(summary).Produces(StatusCodes.Status200OK, contentType: mediaType).WithMetadata(new AnswerFile(mediaType)).Refuses(problems);

    /// <summary>The body is JSON.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="schema">The contract's schema of the body: <c>planDocument</c>.</param>
    public static RouteHandlerBuilder TakesJson(this RouteHandlerBuilder endpoint, string schema) => endpoint.WithMetadata(new BodySchema(schema));

    /// <summary>The write heeds these conditions of its caller.</summary>
    public static RouteHandlerBuilder Heeds(this RouteHandlerBuilder endpoint, params string[] headers) => endpoint.WithMetadata(new HeededHeaders(headers));

    private static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, int[] problems)
    {
        foreach (var status in problems)
        {
            endpoint.Produces(status, contentType: ProblemJson.ContentType);
        }

        return endpoint;
    }
}

/// <summary>The name of the contract's schema of what an endpoint answers.</summary>
internal sealed record AnswerSchema(string Name);

/// <summary>The media type of an answer that is no JSON.</summary>
internal sealed record AnswerFile(string MediaType);

/// <summary>The name of the contract's schema of what an endpoint takes.</summary>
internal sealed record BodySchema(string Name);

/// <summary>The handler reads the query itself, or whatever stands there means nothing.</summary>
internal sealed record AnyQuery;

/// <summary>Headers with which a caller makes this write conditional, and which are heeded.</summary>
internal sealed record HeededHeaders(params IReadOnlyList<string> Names);

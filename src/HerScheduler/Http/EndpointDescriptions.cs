using HerScheduler.Problems;
using Microsoft.OpenApi;

namespace HerScheduler.Http;

/// <summary>What /openapi/v1.json says of an endpoint that writes its JSON by hand.</summary>
internal static class EndpointDescriptions
{
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="summary">One sentence.</param>
    /// <param name="success">The status when all is well.</param>
    /// <param name="problems">The statuses of its problem documents.</param>
    public static RouteHandlerBuilder Describe(this RouteHandlerBuilder endpoint, string summary, int success, params int[] problems)
    {
        endpoint.WithSummary(summary).Produces(success, contentType: "application/json");
        foreach (var status in problems)
        {
            endpoint.Produces(status, contentType: ProblemJson.ContentType);
        }

        return endpoint;
    }

    /// <summary>The body is JSON, whatever its media type says: the strict readers decide, with a better message than 415.</summary>
    public static RouteHandlerBuilder TakesJson(this RouteHandlerBuilder endpoint) => endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
    {
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { ["application/json"] = new() },
        };
        return Task.CompletedTask;
    });
}

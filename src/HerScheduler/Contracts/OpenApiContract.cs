using System.Globalization;
using System.Text.Json.Nodes;
using HerScheduler.Contracts.Schemas;
using HerScheduler.Http;
using HerScheduler.Problems;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace HerScheduler.Contracts;

/// <summary>/openapi/v1.json: every body and every answer has its schema, the same that <see cref="AsyncApiDocument"/> has.</summary>
internal static class OpenApiContract
{
    private const string Json = "application/json";

    public static IServiceCollection AddContract(this IServiceCollection services) => services.AddOpenApi(openApi =>
    {
        openApi.AddOperationTransformer(Describe);
        openApi.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "HerScheduler";
            document.Info.Description =
                "Plans, facts, schedules and reports. What goes out by itself is described at /asyncapi/v1.json. Scheduling support, not medical advice.";
            AddSchemas(document);
            return Task.CompletedTask;
        });
    });

    private static Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        var endpoint = context.Description.ActionDescriptor.EndpointMetadata;
        if (endpoint.OfType<BodySchema>().SingleOrDefault() is { } body)
        {
            operation.RequestBody = new OpenApiRequestBody { Required = true, Content = Content(Json, body.Name, context.Document!) };
        }

        foreach (var (status, response) in operation.Responses ?? [])
        {
            if (response is not OpenApiResponse answer)
            {
                continue;
            }

            var isRefusal = int.Parse(status, CultureInfo.InvariantCulture) >= StatusCodes.Status400BadRequest;
            var schema = isRefusal ? "problem" : endpoint.OfType<AnswerSchema>().SingleOrDefault()?.Name;
            if (schema is not null)
            {
                answer.Content = Content(isRefusal ? ProblemJson.ContentType : Json, schema, context.Document!);
            }
            else if (endpoint.OfType<AnswerFile>().SingleOrDefault() is { } file)
            {
                var text = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
                answer.Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { [file.MediaType] = text };
            }
        }

        return Task.CompletedTask;
    }

    private static Dictionary<string, OpenApiMediaType> Content(string mediaType, string schema, OpenApiDocument document) =>
        new(StringComparer.Ordinal) { [mediaType] = new OpenApiMediaType { Schema = new OpenApiSchemaReference(schema, document) } };

    private static void AddSchemas(OpenApiDocument document)
    {
        var schemas = Titles.Complete(
            [.. MessageSchemas.All(), .. EventSchemas.All(), .. PlanSchemas.All(), .. FactSchemas.All(), .. ProblemSchemas.All(), .. ApiSchemas.All(),
                .. ReportSchemas.All(), .. AccessSchemas.All()]);

        // AsyncAPI names the property alone.
        schemas["fact"]!["discriminator"] = new JsonObject { ["propertyName"] = "kind" };
        var whole = new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject { ["title"] = "schemas", ["version"] = "1" },
            ["paths"] = new JsonObject(),
            ["components"] = new JsonObject { ["schemas"] = schemas },
        };
        var read = OpenApiDocument.Parse(whole.ToJsonString(), "json");
        document.Components ??= new OpenApiComponents();
        document.Components.Schemas = read.Document!.Components!.Schemas;
    }
}

using System.Collections.Concurrent;
using System.Reflection;
using HerScheduler.Core.Json;
using HerScheduler.Http;
using HerScheduler.Pages.Errors;
using HerScheduler.Problems;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace HerScheduler.Hosting;

/// <summary>
/// Refuses what would change the meaning of a request if somebody read it: a parameter of the query that the route does not have (<c>dry-run=true</c> would
/// store), a condition or mode in a header that the route does not heed, a body that is no JSON.
/// </summary>
internal sealed class StrictRequests(RequestDelegate next)
{
    private const string Form = "application/x-www-form-urlencoded";

    private static readonly IReadOnlyList<string> NeverHeeded =
    [
        "X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override", "Dry-Run", "X-Dry-Run", "If-Unmodified-Since", "If-None-Match", "Content-Range",
    ];

    private readonly ConcurrentDictionary<Endpoint, IReadOnlyList<string>?> _names = new();

    public Task InvokeAsync(HttpContext context) =>
        context.GetEndpoint() is RouteEndpoint endpoint && Objection(context.Request, endpoint) is { } problem
            ? (Readers.IsPerson(context) ? ErrorView.Answer(context, problem) : Replies.Refused(problem)).ExecuteAsync(context)
            : next(context);

    private Problem? Objection(HttpRequest request, RouteEndpoint endpoint) =>
        QueryObjection(request, _names.GetOrAdd(endpoint, static endpoint => Names((RouteEndpoint)endpoint)))
        ?? HeaderObjection(request, endpoint)
        ?? BodyObjection(request, endpoint);

    private static Problem? QueryObjection(HttpRequest request, IReadOnlyList<string>? names)
    {
        if (names is null)
        {
            return null;
        }

        var faults = request.Query.Keys.Where(key => !names.Contains(key, StringComparer.OrdinalIgnoreCase))
            .Select(key => new Fault($"?{key}", Unknown(key, names)))
            .Concat(request.Query.Where(parameter => parameter.Value.Count > 1).Select(parameter => new Fault($"?{parameter.Key}", "was given more than once")))
            .ToList();
        return faults.Count == 0 ? null : Problem.Malformed(faults) with { Title = "The query cannot be read" };
    }

    private static string Unknown(string key, IReadOnlyList<string> names)
    {
        var letters = key.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);
        return LikelyMeant.Among(names, letters) is { } meant ? $"unknown parameter; did you mean '{meant}'?"
            : names.Count == 0 ? "unknown parameter; this address takes none"
            : $"unknown parameter; known here: {string.Join(", ", names)}";
    }

    private static Problem? HeaderObjection(HttpRequest request, RouteEndpoint endpoint)
    {
        if (HttpMethods.IsGet(request.Method))
        {
            return null;
        }

        var heeded = endpoint.Metadata.GetOrderedMetadata<HeededHeaders>().SelectMany(heeded => heeded.Names).ToList();
        var faults = NeverHeeded.Append(HeaderNames.IfMatch)
            .Where(name => !heeded.Contains(name, StringComparer.Ordinal) && request.Headers.ContainsKey(name))
            .Select(name => new Fault(name, "this header would change what the request means, and is not heeded here; leave it out"))
            .ToList();
        return faults.Count == 0 ? null : Problem.Malformed(faults) with { Title = "A header is not heeded here" };
    }

    /// <summary>
    /// What says nothing is taken for JSON, and so is curl's own word for that; a browser, which also says where it comes from, has to say JSON.
    /// </summary>
    private static Problem? BodyObjection(HttpRequest request, RouteEndpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<BodySchema>() is null)
        {
            return null;
        }

        var said = request.ContentType ?? "";
        var isUnsaid = said.Length == 0 || said.StartsWith(Form, StringComparison.OrdinalIgnoreCase);
        return JsonType.ObjectionToEncoding(request.Headers.ContentEncoding)
            ?? (!isUnsaid ? JsonType.Objection(said)
                : IsBrowser(request) ? Problem.WrongType("application/json", said.Length == 0 ? "nothing" : $"'{said}'")
                : null);
    }

    private static bool IsBrowser(HttpRequest request) =>
        request.Headers.ContainsKey("Sec-Fetch-Site") || request.Headers.ContainsKey("Origin") || request.Headers.ContainsKey("Cookie");

    /// <summary>What the route's handler binds from the query; null: the handler reads the query itself, or there is none.</summary>
    private static IReadOnlyList<string>? Names(RouteEndpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<AnyQuery>() is not null || endpoint.Metadata.GetMetadata<MethodInfo>() is not { } handler)
        {
            return null;
        }

        var inRoute = endpoint.RoutePattern.Parameters.Select(parameter => parameter.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. handler.GetParameters()
                .SelectMany(parameter => parameter.IsDefined(typeof(AsParametersAttribute))
                    ? parameter.ParameterType.GetProperties().Where(property => property.SetMethod is not null)
                        .Select(property => (Name: CamelCase(property.Name), Type: property.PropertyType))
                    : parameter.IsDefined(typeof(FromFormAttribute)) ? [] : [(Name: parameter.Name!, Type: parameter.ParameterType)])
                .Where(parameter => IsSimple(parameter.Type) && !inRoute.Contains(parameter.Name))
                .Select(parameter => parameter.Name),
        ];
    }

    private static bool IsSimple(Type type)
    {
        var value = Nullable.GetUnderlyingType(type) ?? type;
        return value.IsPrimitive || value.IsEnum || value == typeof(string) || value == typeof(decimal)
            || value == typeof(DateOnly) || value == typeof(DateTimeOffset);
    }

    private static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}

using System.Collections.Frozen;
using System.Security.Cryptography;
using HerScheduler.Http;

namespace HerScheduler.Pages.Shared;

/// <summary>
/// The few files a page fetches: in the program itself, under an address that changes with their content, so that a browser keeps them for good.
/// </summary>
internal static class PageFiles
{
    private const string Folder = "wwwroot/";

    private static readonly FrozenDictionary<string, Asset> All = typeof(PageFiles).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
        .ToFrozenDictionary(name => name[Folder.Length..], Read, StringComparer.Ordinal);

    /// <summary><c>/assets/app.css?v=1A2B3C4D</c>.</summary>
    public static string Address(string name) => $"/assets/{name}?v={All[name].Tag}";

    public static void MapAssets(this IEndpointRouteBuilder pages) => pages.MapGet("/assets/{name}", (string name, HttpContext context) =>
    {
        if (!All.TryGetValue(name, out var asset))
        {
            return Results.NotFound();
        }

        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(asset.Content, asset.MediaType);
    }).AllowAnonymous().WithMetadata(new AnyQuery());

    private static Asset Read(string resource)
    {
        using var stream = typeof(PageFiles).Assembly.GetManifestResourceStream(resource)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return new Asset(content, MediaTypeOf(resource), Convert.ToHexString(SHA256.HashData(content))[..8]);
    }

    private static string MediaTypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        var other => throw new InvalidOperationException($"Nobody has said what a file '{other}' of wwwroot is."),
    };

    private sealed record Asset(byte[] Content, string MediaType, string Tag);
}

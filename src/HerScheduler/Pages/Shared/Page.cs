using HerScheduler.Localization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HerScheduler.Pages.Shared;

/// <summary>Answers with a page: a component with one parameter, its view.</summary>
internal static class Page
{
    public static IResult Of<T>(object view, int status = StatusCodes.Status200OK)
        where T : IComponent =>
        new RazorComponentResult<T>(new Dictionary<string, object?>(StringComparer.Ordinal) { ["View"] = view }) { StatusCode = status,
            PreventStreamingRendering = true };

    /// <summary>The language the browser asks for first among those there are words in; English otherwise.</summary>
    public static Texts TextsOf(HttpContext context) => context.Request.GetTypedHeaders().AcceptLanguage
        .OrderByDescending(language => language.Quality ?? 1)
        .Select(language => Texts.Find(language.Value.ToString()))
        .OfType<Texts>()
        .FirstOrDefault(Texts.English);
}

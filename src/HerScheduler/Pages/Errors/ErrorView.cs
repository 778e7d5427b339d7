using HerScheduler.Localization;
using HerScheduler.Pages.Shared;
using HerScheduler.Problems;

namespace HerScheduler.Pages.Errors;

/// <summary>What went wrong, for a person.</summary>
/// <param name="Texts">The reader's language.</param>
/// <param name="Title">In a few words.</param>
/// <param name="Advice">What to do.</param>
/// <param name="Detail">What the service says itself, in English; null: nothing more.</param>
public sealed record ErrorView(Texts Texts, string Title, string Advice, string? Detail)
{
    private static string DetailOf(Problem problem) => problem.Errors.Count == 0
        ? problem.Detail
        : string.Join("; ", problem.Errors.Select(fault => fault.Field.Length == 0 ? fault.Detail : $"{fault.Field}: {fault.Detail}"));

    public static IResult Answer(HttpContext context, Problem problem)
    {
        PageHeaders.Set(context.Response.Headers);
        var texts = Page.TextsOf(context);
        var name = problem.Status switch
        {
            StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden => "NoRight",
            StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed => "NotFound",
            StatusCodes.Status503ServiceUnavailable => "Busy",
            >= 500 => "Failed",
            _ => "Refused",
        };
        return Page.Of<ErrorPage>(new ErrorView(texts, texts[$"Error.{name}"], texts[$"Error.{name}.Advice"], DetailOf(problem)), problem.Status);
    }
}

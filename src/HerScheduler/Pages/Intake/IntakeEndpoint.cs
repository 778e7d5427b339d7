using HerScheduler.Facts.Inbound;
using HerScheduler.Pages.Shared;
using HerScheduler.Security;
using HerScheduler.Security.Policies;
using Microsoft.AspNetCore.Mvc;

namespace HerScheduler.Pages.Intake;

/// <summary>The page at <c>/intake</c>: what waits for a person?</summary>
internal static class IntakeEndpoint
{
    public static void MapIntake(this IEndpointRouteBuilder pages) =>
        pages.MapGet("/intake", async (IntakeReader reader, [FromServices] RefusedMessages? refused, HttpContext context, CancellationToken cancel) =>
            Page.Of<IntakePage>(await reader.Read(Caller.Of(context), refused, Page.TextsOf(context), cancel))).Needs(Policy.Report);
}

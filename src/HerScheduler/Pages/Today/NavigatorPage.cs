using HerScheduler.Digests;
using HerScheduler.Email;
using HerScheduler.Pages.Shared;
using HerScheduler.Problems;
using HerScheduler.Security;

namespace HerScheduler.Pages.Today;

/// <summary>The page of one navigator's day, <c>/?navigator=ADDRESS</c>: what the digest says, in full and as it is now. Where the digest's links lead.</summary>
internal sealed class NavigatorPage(NavigatorDigest digests, DigestViewBuilder views, MailHtml html)
{
    public async Task<IResult> Answer(HttpContext context, string navigator, CancellationToken cancel) =>
        await (await digests.Find(navigator, asked: null, Caller.Of(context).Reach, cancel)).Match(
            async digest => PlainPage.Answer(context, await Html(digest)),
            problem => Task.FromResult(PlainPage.Answer(context, Refused(problem), problem.Status)));

    private async Task<string> Html(Digest digest)
    {
        var view = views.Of(digest, MailTexts.English);
        var page = PlainPage.Begin(digest.IsEmpty ? "Nothing to do" : view.Subject)
            .Append("<p>").Append(PlainPage.Text($"{digest.Navigator} · {view.Day}")).Append("</p>")
            .Append("<p><a href=\"/\">All navigators</a> · <a href=\"/deliveries?navigator=").Append(Uri.EscapeDataString(digest.Navigator)).Append("\">What was sent</a></p>");
        return PlainPage.End(digest.IsEmpty
            ? page.Append("<p>Nothing is overdue, due today or in the next seven days, waited for, or changed.</p>")
            : page.Append(await html.Of<DigestSections>(nameof(DigestSections.View), view)));
    }

    private static string Refused(Problem problem) =>
        PlainPage.End(PlainPage.Begin("Navigator").Append("<p>").Append(PlainPage.Text(problem.Detail)).Append("</p><p><a href=\"/\">All navigators</a></p>"));
}

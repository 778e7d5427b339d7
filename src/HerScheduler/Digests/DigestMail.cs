using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HerScheduler.Email;
using HerScheduler.Hosting.Settings;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace HerScheduler.Digests;

/// <summary>Makes the e-mail of a digest: plain text and HTML of the same words.</summary>
internal sealed class DigestMail(DigestViewBuilder views, HtmlRenderer renderer, SchedulerSettings settings)
{
    public async Task<Mail> Write(Digest digest)
    {
        var view = views.Of(digest);
        var day = digest.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var name = $"digest.{day}.{HashOf(digest.Navigator, day)}";
        return new Mail
        {
            To = digest.Navigator,
            Subject = view.Subject,
            Text = DigestText.Of(view),
            Html = await Html(view),
            MessageId = $"<{name}@{settings.BaseUri.Host}>",
            FileName = name,
        };
    }

    /// <summary>Names the digest without saying whose it is.</summary>
    private static string HashOf(string navigator, string day) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{navigator}\n{day}")).AsSpan(0, 10));

    private Task<string> Html(DigestView view) => renderer.Dispatcher.InvokeAsync(async () =>
    {
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(DigestHtml.View)] = view });
        var output = await renderer.RenderComponentAsync<DigestHtml>(parameters);
        return output.ToHtmlString();
    });
}

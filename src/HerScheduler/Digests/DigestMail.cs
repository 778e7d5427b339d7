using HerScheduler.Email;
using HerScheduler.Json;
using HerScheduler.Localization;
using HerScheduler.Settings;

namespace HerScheduler.Digests;

/// <summary>Makes the e-mail of a digest: plain text and HTML of the same words, no larger than <see cref="LargestMail"/>.</summary>
internal sealed class DigestMail(DigestViewBuilder views, MailHtml html, SchedulerSettings settings)
{
    /// <summary>In bytes as they go over the line, headers and what servers add not counted: 8 KB of the 200 are left for those.</summary>
    internal const int LargestMail = 192 * 1024;

    /// <param name="digest">What there is to say; not empty.</param>
    /// <param name="texts">The reader's language.</param>
    public async Task<Mail> Write(Digest digest, Texts texts)
    {
        var most = digest.LineCount;
        var mail = await Write(digest, texts, most);
        while (MailSize.Of(mail) is var size && size > LargestMail && most > 0)
        {
            // Lines differ in length: a little fewer than the proportion says, and measured again.
            most = (int)(most * 0.97 * LargestMail / size);
            mail = await Write(digest, texts, most);
        }

        return mail;
    }

    private async Task<Mail> Write(Digest digest, Texts texts, int most)
    {
        var view = views.Of(digest, texts, most);
        return new Mail
        {
            To = digest.Navigator,
            Subject = view.Subject,
            Text = DigestText.Of(view),
            Html = await html.Of<DigestHtml>(nameof(DigestHtml.View), view),
            MessageId = MessageIdOf(digest.Navigator, digest.Day, settings),
        };
    }

    /// <summary>Follows from navigator and day.</summary>
    public static string MessageIdOf(string navigator, DateOnly day, SchedulerSettings settings) =>
        MailIds.Of("digest", day, $"{navigator}\n{day.Iso()}", settings);
}

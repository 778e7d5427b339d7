using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace HerScheduler.Email;

/// <summary>Builds the MIME message with System.Net.Mail: multipart/alternative, text first, HTML last, both UTF-8.</summary>
internal static class MailMessages
{
    /// <exception cref="FormatException">The recipient's address is none.</exception>
    public static MailMessage Of(Mail mail, string from)
    {
        var message = new MailMessage(new MailAddress(from), new MailAddress(HeaderText.Recipient(mail.To)))
        {
            Subject = HeaderText.Subject(mail.Subject),
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        message.Headers.Add("Message-ID", mail.MessageId);
        foreach (var (name, value) in HeaderText.NobodyAnswers)
        {
            message.Headers.Add(name, value);
        }

        var text = Part(mail.Text, MediaTypeNames.Text.Plain);
        text.ContentType.Parameters["format"] = "flowed";
        message.AlternateViews.Add(text);
        message.AlternateViews.Add(Part(mail.Html, MediaTypeNames.Text.Html));
        return message;
    }

    private static AlternateView Part(string content, string mediaType)
    {
        var text = content.ReplaceLineEndings("\r\n");
        var part = AlternateView.CreateAlternateViewFromString(text, Encoding.UTF8, mediaType);
        part.TransferEncoding = TransferEncoding.QuotedPrintable;
        return part;
    }
}

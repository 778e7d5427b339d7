using System.Net.Mail;
using MimeKit;

namespace HerScheduler.Email;

/// <summary>Builds the MIME message with MimeKit: multipart/alternative, text first, HTML last, both UTF-8.</summary>
internal static class MimeMessages
{
    /// <exception cref="FormatException">The recipient's address is none.</exception>
    public static MimeMessage Of(Mail mail, string from)
    {
        var sender = new MailAddress(from);
        var recipient = HeaderText.Recipient(mail.To);
        var text = Part("plain", mail.Text);
        text.ContentType.Parameters["format"] = "flowed";
        var message = new MimeMessage
        {
            Subject = HeaderText.Subject(mail.Subject),
            Body = new MultipartAlternative(text, Part("html", mail.Html)),
        };
        message.Headers.Replace(HeaderId.MessageId, mail.MessageId);
        message.From.Add(new MailboxAddress(sender.DisplayName, sender.Address));
        message.To.Add(new MailboxAddress("", recipient));
        foreach (var (name, value) in HeaderText.NobodyAnswers)
        {
            message.Headers.Add(name, value);
        }

        return message;
    }

    private static TextPart Part(string subtype, string content) =>
        new(subtype) { Text = content, ContentTransferEncoding = ContentEncoding.QuotedPrintable };
}

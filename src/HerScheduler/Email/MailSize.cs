using System.Text;

namespace HerScheduler.Email;

/// <summary>How large an e-mail's parts are on the line.</summary>
internal static class MailSize
{
    /// <summary>The bytes of text and HTML as quoted-printable, or a few more.</summary>
    public static int Of(Mail mail) => QuotedPrintable(mail.Text) + QuotedPrintable(mail.Html);

    private static int QuotedPrintable(string content)
    {
        var size = 0;
        foreach (var octet in Encoding.UTF8.GetBytes(content))
        {
            // A line break written as one byte becomes two.
            size += octet is >= (byte)' ' and <= (byte)'~' and not (byte)'=' ? 1 : octet is (byte)'\n' or (byte)'\r' ? 2 : 3;
        }

        // "=" and a line break after each 70 characters or so.
        return size + (size / 70 * 3);
    }
}

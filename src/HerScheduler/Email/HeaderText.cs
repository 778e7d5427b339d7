using System.Net.Mail;
using System.Text;

namespace HerScheduler.Email;

/// <summary>What goes into the headers of every e-mail.</summary>
internal static class HeaderText
{
    /// <summary>RFC 5321, 4.5.3.1: a path of 256 with its angle brackets.</summary>
    private const int LongestAddress = 254;

    private const int LongestUser = 64;

    /// <summary>RFC 3834, and its counterpart in Exchange: nobody's out-of-office answer comes back.</summary>
    public static IReadOnlyList<(string Name, string Value)> NobodyAnswers { get; } =
        [("Auto-Submitted", "auto-generated"), ("X-Auto-Response-Suppress", "All")];

    /// <summary>Control characters (line breaks above all: header injection) and marks that turn the direction of text become spaces.</summary>
    public static string OneLine(string text) => string.Concat(text.Select(letter => IsHarmful(letter) ? ' ' : letter)).Trim();

    /// <summary>A subject that no reader and no line limit (RFC 5322: 998) has trouble with.</summary>
    public static string Subject(string text) => Short(OneLine(text), 200);

    /// <summary>At most <paramref name="most"/> characters, cut between words where that is near, with an ellipsis.</summary>
    public static string Short(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1;
        var space = text.LastIndexOf(' ', end, most / 4);
        return string.Concat(text.AsSpan(0, space > 0 ? space : end).TrimEnd(), "…");
    }

    /// <summary>
    /// The address, for one recipient. It must be bare: of <c>a@example.org, b@example.org</c> or <c>a@example.org b@example.org</c> .NET reads a name and
    /// an address, and the e-mail would go to the second. Before the '@' it is ASCII: beyond that, few mail servers take it (RFC 6531).
    /// </summary>
    /// <exception cref="FormatException">It is no such e-mail address, or longer than any mail server must take.</exception>
    public static string Recipient(string address) =>
        IsRecipient(address) ? address : throw new FormatException("The recipient's address is not an e-mail address that every mail server takes.");

    /// <summary>Whether e-mails can be sent to it: what <see cref="Recipient"/> takes.</summary>
    public static bool IsRecipient(string address) =>
        MailAddress.TryCreate(address, out var read) && read.Address == address && !address.Any(IsHarmful)
            && Ascii.IsValid(read.User) && read.User.Length <= LongestUser && read.Address.Length <= LongestAddress;

    private static bool IsHarmful(char letter) =>
        char.IsControl(letter)
            || letter is '\u2028' or '\u2029' or '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}

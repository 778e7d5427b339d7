using System.Net.Mail;
using System.Text;

namespace HerScheduler.Email;

/// <summary>What goes into the headers of every e-mail.</summary>
internal static class HeaderText
{
    /// <summary>RFC 3834, and its counterpart in Exchange: nobody's out-of-office answer comes back.</summary>
    public static IReadOnlyList<(string Name, string Value)> NobodyAnswers { get; } =
        [("Auto-Submitted", "auto-generated"), ("X-Auto-Response-Suppress", "All")];

    /// <summary>Control characters (line breaks above all: header injection) and marks that reverse the direction of text become spaces.</summary>
    public static string OneLine(string text) => string.Concat(text.Select(letter => IsHarmful(letter) ? ' ' : letter)).Trim();

    /// <summary>The bare address, for one recipient. Before the '@' it is ASCII: beyond that, few mail servers take it (RFC 6531).</summary>
    /// <exception cref="FormatException">It is no such e-mail address.</exception>
    public static string Recipient(string address) =>
        MailAddress.TryCreate(OneLine(address), out var read) && Ascii.IsValid(read.User)
            ? read.Address
            : throw new FormatException("The recipient's address is not an e-mail address that every mail server takes.");

    private static bool IsHarmful(char letter) =>
        char.IsControl(letter) || letter is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}

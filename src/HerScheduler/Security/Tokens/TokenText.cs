using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace HerScheduler.Security.Tokens;

/// <summary>
/// A token as its bearer sends it: <c>hs_ID_SECRET</c>. The prefix lets scanners of leaked secrets find it; the id finds the row; the secret proves.
/// </summary>
internal sealed record TokenText(string Id, string Secret)
{
    public const string Prefix = "hs_";

    private const int IdBytes = 8;
    private const int SecretBytes = 32;
    private const int LongestToken = 100;

    /// <summary>A new one, of the machine's secure random numbers.</summary>
    public static TokenText New() =>
        new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes)), Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes)));

    /// <summary>False: it is no token of this service, and nothing needs to be looked up.</summary>
    public static bool TryRead(string text, [NotNullWhen(true)] out TokenText? token)
    {
        var end = Prefix.Length + (2 * IdBytes);
        var isOne = text.Length <= LongestToken && text.StartsWith(Prefix, StringComparison.Ordinal) && text.Length > end + 1 && text[end] == '_';
        token = isOne ? new TokenText(text[Prefix.Length..end], text[(end + 1)..]) : null;
        return isOne;
    }

    /// <summary>What the database keeps of the secret.</summary>
    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Secret)));

    /// <summary>Whether <paramref name="hash"/> is this secret's; takes as long whatever the answer.</summary>
    public bool Has(string hash) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash()), Encoding.ASCII.GetBytes(hash));

    public override string ToString() => $"{Prefix}{Id}_{Secret}";
}

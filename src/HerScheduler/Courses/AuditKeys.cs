using System.Security.Cryptography;
using System.Text;

namespace HerScheduler.Courses;

/// <summary>The keys with which the fact log is sealed and checked. Without any, hashes are plain SHA-256.</summary>
/// <param name="current">Seals what is written now; null: nothing is keyed.</param>
/// <param name="former">Those before it: what they have sealed is still checked.</param>
internal sealed class AuditKeys(AuditKey? current, IReadOnlyList<AuditKey> former)
{
    /// <summary>The dot in a keyed hash stands after 64 digits; a plain one ends there.</summary>
    public const int PlainLength = 64;

    public static AuditKeys None { get; } = new(current: null, []);

    public AuditKey? Current { get; } = current;

    /// <summary>The id of the key that made the hash; null: it is a plain one.</summary>
    public static string? KeyOf(string? hash) => hash is { Length: > PlainLength } && hash[PlainLength] == '.' ? hash[(PlainLength + 1)..] : null;

    public bool Knows(string id) => Find(id) is not null;

    public string HashOf(string text) => Current?.HashOf(text) ?? Plain(text);

    /// <summary>Whether the hash is that of the text, made with a key that is known here or with none; takes as long whatever the answer.</summary>
    public bool Verify(string hash, string text)
    {
        var expected = KeyOf(hash) is { } id ? Find(id)?.HashOf(text) : Plain(text);
        return expected is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(hash));
    }

    private static string Plain(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private AuditKey? Find(string id) => former.Prepend(Current).FirstOrDefault(key => key?.Id == id);
}

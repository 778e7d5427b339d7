using System.Security.Cryptography;
using System.Text;

namespace HerScheduler.Courses;

/// <summary>A secret key of the fact log: what it has sealed, nobody makes anew who has only the database.</summary>
internal sealed class AuditKey
{
    public const int ShortestKey = 32;

    private const int IdLength = 8;

    private readonly byte[] _secret;

    public AuditKey(byte[] secret)
    {
        _secret = secret;
        Id = Hex("the name of this key")[..IdLength];
    }

    /// <summary>Tells keys apart and says nothing of the key: stands behind each hash that is made with it.</summary>
    public string Id { get; }

    /// <summary>HMAC-SHA-256 in lower-case hex, a dot, and the key's id.</summary>
    public string HashOf(string text) => $"{Hex(text)}.{Id}";

    private string Hex(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes(text)));
}

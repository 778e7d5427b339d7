using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HerScheduler.Messages;

/// <summary>The id of a message follows from plan and sequence: building it again, after a crash or a retry, gives the same id.</summary>
internal static class MessageId
{
    /// <returns>A UUID of version 8 (RFC 9562: "custom"), in lower case with hyphens.</returns>
    public static string Of(string planId, int sequence) => Named(string.Create(CultureInfo.InvariantCulture, $"{planId}/{sequence}"));

    /// <summary>The id of what has that name: no plan's message has a name with a dot in it.</summary>
    public static string Named(string name)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString("D");
    }
}

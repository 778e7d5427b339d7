namespace HerScheduler.Core.Json;

/// <summary>What text or file was probably meant to be UTF-8 and is something else that people know by name.</summary>
public static class OtherEncoding
{
    /// <summary><c>UTF-16</c>, <c>a gzip file</c>, <c>a zip file</c>; null: none of them, as far as its first bytes tell.</summary>
    /// <param name="bytes">The beginning.</param>
    public static string? NameOf(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xFE, 0x00, 0x00, ..] or [0x00, 0x00, 0xFE, 0xFF, ..] => "UTF-32",
        [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [> 0, 0x00, > 0, 0x00, ..] or [0x00, > 0, 0x00, > 0, ..] => "UTF-16",
        [0x1F, 0x8B, ..] => "a gzip file (gzip -cd unpacks it)",
        [(byte)'P', (byte)'K', 0x03, 0x04, ..] => "a zip file",
        _ => null,
    };
}

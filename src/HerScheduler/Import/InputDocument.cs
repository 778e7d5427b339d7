namespace HerScheduler.Import;

/// <summary>One plan document of the input.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Utf8">Its bytes; of a longer one than the reader takes, the first byte too many and nothing after it.</param>
/// <param name="IsOneLine">A line of a file with more of them.</param>
public sealed record InputDocument(InputPlace Place, ReadOnlyMemory<byte> Utf8, bool IsOneLine);

/// <summary>A place in the input.</summary>
/// <param name="File">The file, as it was named.</param>
/// <param name="Line">The document's first line, counted from 1.</param>
/// <param name="End">How many bytes of the whole input end with it.</param>
public sealed record InputPlace(string File, int Line, long End);

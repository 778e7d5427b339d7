using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;

namespace HerScheduler.Cli;

/// <summary>Reads a file named on the command line, or standard input for <c>-</c>.</summary>
internal static class InputFile
{
    public const string StandardInput = "-";

    /// <summary>The bytes of a document, at most one more than the readers take, so that they see that it is too long.</summary>
    public static ReadResult<byte[]> Read(string name, Terminal terminal)
    {
        try
        {
            if (name == StandardInput)
            {
                return ReadResult<byte[]>.Valid(ReadAll(terminal.Input));
            }

            if (Directory.Exists(name))
            {
                return Fault("is a folder; expected a file");
            }

            using var file = File.OpenRead(name);
            return ReadResult<byte[]>.Valid(ReadAll(file));
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return Fault("no such file");
        }
        catch (UnauthorizedAccessException)
        {
            return Fault("cannot be read: permission denied");
        }
        catch (Exception fault) when (fault is IOException or ArgumentException or NotSupportedException)
        {
            return Fault($"cannot be read: {fault.Message}");
        }
    }

    private static ReadResult<byte[]> Fault(string detail) => ReadResult<byte[]>.Invalid([new Fault("#", detail)]);

    private static byte[] ReadAll(Stream stream)
    {
        var bytes = new byte[PlanReader.MaxBytes + 1];
        var count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return bytes.AsSpan(0, count).ToArray();
    }
}

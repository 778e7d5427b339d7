using System.Reflection;

namespace HerScheduler.Core.Json;

/// <summary>The data files that are part of the program: protocols, doses, tasks.</summary>
internal static class EmbeddedData
{
    private static readonly Assembly Program = typeof(EmbeddedData).Assembly;

    /// <summary>The names of the files in <paramref name="folder"/>: <c>protocols/tchp.json</c>.</summary>
    public static IEnumerable<string> In(string folder) =>
        Program.GetManifestResourceNames().Where(name => name.StartsWith($"{folder}/", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    /// <summary>What <paramref name="read"/> makes of the file called <paramref name="name"/>.</summary>
    /// <exception cref="InvalidOperationException">The file is missing or faulty: the build is broken.</exception>
    public static T Load<T>(string name, Func<ReadOnlyMemory<byte>, ReadResult<T>> read)
        where T : class
    {
        using var resource = Program.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The data file {name} is not part of the build.");
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return read(bytes).Match(value => value, faults => throw new InvalidOperationException($"The data file {name} is faulty: {string.Join("; ", faults)}"));
    }
}

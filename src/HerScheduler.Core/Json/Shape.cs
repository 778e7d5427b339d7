namespace HerScheduler.Core.Json;

/// <summary>The properties an object can have.</summary>
internal sealed class Shape(params string[] names)
{
    public IReadOnlyList<string> Names => names;

    /// <summary>The place of <paramref name="name"/> among the names, or -1.</summary>
    public int IndexOf(string name) => Array.IndexOf(names, name);

    /// <summary>What to say about a property that is none of them.</summary>
    public string Unknown(string name) => LikelyMeant.Among(names, name) is { } meant
        ? $"unknown property; did you mean {Found.Quote(meant)}?"
        : $"unknown property; known here: {string.Join(", ", names)}";
}

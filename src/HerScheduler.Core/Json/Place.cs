using System.Globalization;
using System.Text;

namespace HerScheduler.Core.Json;

/// <summary>Where in a document something stands. A chain of names, turned into text only when a fault is told.</summary>
internal sealed class Place
{
    private readonly Place? _parent;
    private readonly string _segment;

    private Place(Place? parent, string segment) => (_parent, _segment) = (parent, segment);

    /// <summary>The whole document: <c>#</c>.</summary>
    public static Place Root { get; } = new(null, "");

    public Place Member(string name) => new(this, name);

    public Place Item(int index) => new(this, index.ToString(CultureInfo.InvariantCulture));

    /// <summary>A JSON Pointer in its URI fragment form (RFC 6901, sections 3 and 6): <c>#/facts/0/date</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("#");
        Append(text);
        return text.ToString();
    }

    private void Append(StringBuilder text)
    {
        if (_parent is null)
        {
            return;
        }

        _parent.Append(text);
        text.Append('/').Append(Uri.EscapeDataString(Escape(_segment)));
    }

    private static string Escape(string segment) =>
        segment.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}

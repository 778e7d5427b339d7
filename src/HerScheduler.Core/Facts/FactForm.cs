using System.Text.Json;
using System.Text.Json.Nodes;
using HerScheduler.Core.Facts.Fields;
using HerScheduler.Core.Json;

namespace HerScheduler.Core.Facts;

/// <summary>The form of the documents of one kind of fact: its properties, how they are read and written, its JSON Schema.</summary>
public sealed class FactForm
{
    /// <summary>Properties that all kinds have, around their own.</summary>
    internal static readonly string[] Common = ["id", "plan", "kind", "reason", "force", "by"];

    private readonly string _meaning;
    private readonly DescribingFields _description;
    private readonly Func<FactFields, Fact?, Fact> _map;

    private FactForm(FactKind kind, string meaning, bool needsReason, Func<FactFields, Fact?, Fact> map)
    {
        (Kind, _meaning, NeedsReason, _map) = (kind, meaning, needsReason, map);
        _description = new DescribingFields();
        map(_description, null);
        Shape = new Shape([.. Common, .. FieldNames]);
    }

    public FactKind Kind { get; }

    /// <summary>True when a fact of this kind always says why.</summary>
    public bool NeedsReason { get; }

    /// <summary>The fields of this kind alone, in the order in which they are written.</summary>
    public IEnumerable<string> FieldNames => _description.Fields.Select(item => item.Name);

    internal Shape Shape { get; }

    internal static FactForm Of<T>(FactKind kind)
        where T : Fact, IFactKind<T> => new(kind, T.Meaning, T.NeedsReason, (fields, fact) => T.Map(fields, (T?)fact));

    /// <summary>The JSON Schema of a document of this kind.</summary>
    public JsonObject Schema() => FactSchema.Of(_meaning, Kind, NeedsReason, _description);

    internal Fact Read(ReadingFields fields) => fields.Complete(_map(fields, null));

    internal void WriteFields(Utf8JsonWriter writer, Fact fact) => _map(new WritingFields(writer, fact), fact);
}

using System.Text.Json.Nodes;
using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;

namespace HerScheduler.Core.Facts.Fields;

/// <summary>Takes note of the fields of a kind. The fact that comes out of it is a stand-in, not to be used.</summary>
internal sealed class DescribingFields : FactFields
{
    private readonly List<FieldDescription> _fields = [];
    private readonly List<FieldRule> _rules = [];

    public IReadOnlyList<FieldDescription> Fields => _fields;

    public IReadOnlyList<FieldRule> Rules => _rules;

    public override string Id => string.Empty;

    public override string Plan => string.Empty;

    public override string By => string.Empty;

    public override T Has<T>(string name, FieldType<T> type, T? value)
    {
        _fields.Add(new FieldDescription(name, IsRequired: true, type.Schema));
        return default;
    }

    public override string Has(string name, FieldType<string> type, string? value)
    {
        _fields.Add(new FieldDescription(name, IsRequired: true, type.Schema));
        return string.Empty;
    }

    public override T? MayHave<T>(string name, FieldType<T> type, T? value)
    {
        _fields.Add(new FieldDescription(name, IsRequired: false, type.Schema));
        return null;
    }

    public override string? MayHave(string name, FieldType<string> type, string? value)
    {
        _fields.Add(new FieldDescription(name, IsRequired: false, type.Schema));
        return null;
    }

    public override bool IsMarked(string name, string meaning, bool value)
    {
        _fields.Add(new FieldDescription(name, IsRequired: false, () => JsonSchema.Flag(meaning)));
        return false;
    }

    public override TreatmentPlan Document(string name, TreatmentPlan? value)
    {
        _fields.Add(new FieldDescription(name, IsRequired: true, () => JsonSchema.Ref("planDocument")));
        return null!;
    }

    public override void Rule(FieldRule rule) => _rules.Add(rule);
}

/// <summary>A field of a kind of fact.</summary>
internal sealed record FieldDescription(string Name, bool IsRequired, Func<JsonObject> Schema);

using System.Text.Json;
using HerScheduler.Core.Plans;

namespace HerScheduler.Core.Facts.Fields;

/// <summary>One fact being written, field by field.</summary>
internal sealed class WritingFields(Utf8JsonWriter writer, Fact fact) : FactFields
{
    public override string Id => fact.Id;

    public override string Plan => fact.Plan;

    public override string By => fact.By;

    public override T Has<T>(string name, FieldType<T> type, T? value)
    {
        type.Write(writer, name, value!.Value);
        return value.Value;
    }

    public override string Has(string name, FieldType<string> type, string? value)
    {
        type.Write(writer, name, value!);
        return value!;
    }

    public override T? MayHave<T>(string name, FieldType<T> type, T? value)
    {
        if (value is { } there)
        {
            type.Write(writer, name, there);
        }

        return value;
    }

    public override string? MayHave(string name, FieldType<string> type, string? value)
    {
        if (value is not null)
        {
            type.Write(writer, name, value);
        }

        return value;
    }

    public override bool IsMarked(string name, string meaning, bool value)
    {
        if (value)
        {
            writer.WriteBoolean(name, true);
        }

        return value;
    }

    public override TreatmentPlan Document(string name, TreatmentPlan? value)
    {
        writer.WritePropertyName(name);
        PlanJson.Write(writer, value!);
        return value!;
    }

    public override void Rule(FieldRule rule)
    {
        // A fact that was read keeps the rules between its fields.
    }
}

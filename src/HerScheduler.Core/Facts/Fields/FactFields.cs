using HerScheduler.Core.Plans;

namespace HerScheduler.Core.Facts.Fields;

/// <summary>What a kind of fact goes over with its fields: a document being read, one being written, or the description of the kind.</summary>
internal abstract class FactFields
{
    public abstract string Id { get; }

    public abstract string Plan { get; }

    public abstract string By { get; }

    /// <summary>A field that is always there.</summary>
    public abstract T Has<T>(string name, FieldType<T> type, T? value)
        where T : struct;

    /// <inheritdoc cref="Has{T}(string,FieldType{T},T?)"/>
    public abstract string Has(string name, FieldType<string> type, string? value);

    /// <summary>A field that can be missing.</summary>
    public abstract T? MayHave<T>(string name, FieldType<T> type, T? value)
        where T : struct;

    /// <inheritdoc cref="MayHave{T}(string,FieldType{T},T?)"/>
    public abstract string? MayHave(string name, FieldType<string> type, string? value);

    /// <summary>A field that is written only when it is true.</summary>
    public abstract bool IsMarked(string name, string meaning, bool value);

    /// <summary>A whole plan document for the plan of the fact.</summary>
    public abstract TreatmentPlan Document(string name, TreatmentPlan? value);

    /// <summary>A rule between fields that were gone over before it.</summary>
    public abstract void Rule(FieldRule rule);

    /// <summary>The key of the event that the fact is about.</summary>
    public string Event(string? key) => Has("event", FieldTypes.EventKey, key);

    /// <summary>The day on which it happened.</summary>
    public DateOnly Date(DateOnly? date) => Has("date", FieldTypes.PastDay, date);
}

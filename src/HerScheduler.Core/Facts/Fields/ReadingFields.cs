using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;

namespace HerScheduler.Core.Facts.Fields;

/// <summary>One fact document being read.</summary>
internal sealed class ReadingFields : FactFields
{
    private readonly ObjectReader _reader;
    private readonly bool _needsReason;
    private readonly PlanLibrary _library;
    private readonly Func<string, PlanSettings?>? _siteSettings;

    public ReadingFields(ObjectReader reader, bool needsReason, PlanLibrary library, Func<string, PlanSettings?>? siteSettings)
    {
        (_reader, _needsReason, _library, _siteSettings) = (reader, needsReason, library, siteSettings);
        Id = reader.Required("id", Expect.Identifier);
        Plan = reader.Required("plan", Expect.Identifier);
        By = reader.Required("by", Expect.Person);
    }

    /// <summary>The fact was accepted before; rules between fields may be younger than it.</summary>
    public required bool IsStored { get; init; }

    public override string Id { get; }

    public override string Plan { get; }

    public override string By { get; }

    public override T Has<T>(string name, FieldType<T> type, T? value) => type.Read(_reader, name);

    public override string Has(string name, FieldType<string> type, string? value) => type.Read(_reader, name);

    public override T? MayHave<T>(string name, FieldType<T> type, T? value) => _reader.Has(name) ? type.Read(_reader, name) : null;

    public override string? MayHave(string name, FieldType<string> type, string? value) => _reader.Has(name) ? type.Read(_reader, name) : null;

    public override bool IsMarked(string name, string meaning, bool value) => _reader.Optional(name, Expect.Flag, otherwise: false);

    public override void Rule(FieldRule rule)
    {
        if (!IsStored)
        {
            rule.Check(_reader);
        }
    }

    public override TreatmentPlan Document(string name, TreatmentPlan? value)
    {
        var document = PlanReader.ReadMember(_reader, name, _library, _siteSettings);
        if (!string.IsNullOrEmpty(document.Id) && !string.IsNullOrEmpty(Plan) && document.Id != Plan)
        {
            _reader.Faults.Add(
                _reader.Place.Member(name).Member("id"),
                $"expected the id of the plan that is amended, {Found.Quote(Plan)}, found {Found.Quote(document.Id)}");
        }

        return document;
    }

    /// <summary><paramref name="fact"/> with the reason and the force of this document.</summary>
    public Fact Complete(Fact fact)
    {
        var force = _reader.Optional("force", Expect.Flag, otherwise: false);
        if (force && !_needsReason && !_reader.Has("reason"))
        {
            _reader.Fault("reason", $"required with force, but missing: expected {Expect.FreeText.Phrase}");
        }

        var reason = _needsReason ? _reader.Required("reason", Expect.FreeText)
            : _reader.TryRead("reason", Expect.FreeText, out var given) ? given
            : null;
        return reason is null && !force ? fact : fact with { Reason = reason, Force = force };
    }
}

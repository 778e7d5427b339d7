using System.Text.Json;
using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Facts;

/// <summary>Reads one fact according to its kind. When there are faults the fact returned is a stand-in, not to be used.</summary>
internal sealed class FactKinds(ProtocolLibrary library, Func<string, PlanSettings?>? siteSettings)
{
    private static readonly Expectation<FactKind> Kinds = Expect.OneOf<FactKind>();
    private static readonly Expectation<Therapy> Therapies = Expect.OneOf<Therapy>();
    private static readonly Expectation<PathologyResponse> Responses = Expect.OneOf<PathologyResponse>();
    private static readonly Expectation<decimal> Percent = Expect.Number(10, 90);

    public Fact Read(JsonElement element, Place place, Faults faults)
    {
        // The kind decides which properties are known, so it is looked at before the rest.
        if (element.TryFind("kind", out var name) && Kinds.TryRead(name, out var kind))
        {
            var fact = new FactObject(element, place, faults, kind);
            return fact.Complete(ReadKind(kind, fact));
        }

        var unknown = new FactObject(element, place, faults, kind: null);
        unknown.Fields.Required("kind", Kinds);
        return unknown.Complete(new RadiotherapyStarted { Id = unknown.Id, Plan = unknown.Plan, By = unknown.By, Date = default });
    }

    private Fact ReadKind(FactKind kind, FactObject f) => kind switch
    {
        FactKind.DoseGiven => new DoseGiven { Id = f.Id, Plan = f.Plan, By = f.By, Event = f.Event(), Date = f.Day(), Agents = f.Agents() },
        FactKind.DoseOmitted => new DoseOmitted { Id = f.Id, Plan = f.Plan, By = f.By, Event = f.Event(), Agents = f.Agents() },
        FactKind.Deferred => new Deferred { Id = f.Id, Plan = f.Plan, By = f.By, Event = f.Event(), To = f.Day("to") },
        FactKind.Ceased => new Ceased { Id = f.Id, Plan = f.Plan, By = f.By, Therapy = f.Fields.Required("therapy", Therapies), Date = f.Day() },
        FactKind.EchoBooked => new EchoBooked { Id = f.Id, Plan = f.Plan, By = f.By, Event = f.Event(), Date = f.Day() },
        FactKind.EchoPerformed => new EchoPerformed { Id = f.Id, Plan = f.Plan, By = f.By, Event = f.Event(), Date = f.Day() },
        FactKind.LvefResult => ReadLvefResult(f),
        FactKind.SurgeryPerformed => new SurgeryPerformed { Id = f.Id, Plan = f.Plan, By = f.By, Date = f.Day() },
        FactKind.PathologyResult => new PathologyResult
        {
            Id = f.Id, Plan = f.Plan, By = f.By, Date = f.Day(), Response = f.Fields.Required("response", Responses),
        },
        FactKind.Hold => new Hold { Id = f.Id, Plan = f.Plan, By = f.By, From = f.Day("from") },
        FactKind.Resume => new Resume { Id = f.Id, Plan = f.Plan, By = f.By, From = f.Day("from") },
        FactKind.RadiotherapyStarted => new RadiotherapyStarted { Id = f.Id, Plan = f.Plan, By = f.By, Date = f.Day() },
        FactKind.RadiotherapyFinished => new RadiotherapyFinished { Id = f.Id, Plan = f.Plan, By = f.By, Date = f.Day() },
        FactKind.EndocrineStarted => new EndocrineStarted { Id = f.Id, Plan = f.Plan, By = f.By, Date = f.Day() },
        FactKind.PlanAmended => ReadAmendment(f),
        FactKind.PatientDied => new PatientDied { Id = f.Id, Plan = f.Plan, By = f.By, Date = f.Day() },
        FactKind.PatientWithdrew => new PatientWithdrew { Id = f.Id, Plan = f.Plan, By = f.By, Date = f.Day() },
        FactKind.PatientTransferred => new PatientTransferred { Id = f.Id, Plan = f.Plan, By = f.By, Date = f.Day() },
        FactKind.Acknowledged => new Acknowledged { Id = f.Id, Plan = f.Plan, By = f.By, Event = f.Event(), Note = f.Fields.Required("note", Expect.FreeText) },
        FactKind.Retracted => new Retracted { Id = f.Id, Plan = f.Plan, By = f.By, Fact = f.Fields.Required("fact", Expect.Identifier) },
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind that cannot be read."),
    };

    private static LvefResult ReadLvefResult(FactObject f) => new()
    {
        Id = f.Id,
        Plan = f.Plan,
        By = f.By,
        Date = f.Day(),
        Percent = f.Fields.Required("percent", Percent),
        Event = f.Fields.TryRead("event", Expect.EventKey, out var echo) ? echo : null,
    };

    private PlanAmended ReadAmendment(FactObject f)
    {
        var document = PlanReader.ReadMember(f.Fields, "document", library, siteSettings);
        if (!string.IsNullOrEmpty(document.Id) && !string.IsNullOrEmpty(f.Plan) && document.Id != f.Plan)
        {
            f.Fields.Faults.Add(
                f.Fields.Place.Member("document").Member("id"),
                $"expected the id of the plan that is amended, {Found.Quote(f.Plan)}, found {Found.Quote(document.Id)}");
        }

        return new PlanAmended { Id = f.Id, Plan = f.Plan, By = f.By, Document = document };
    }
}

using HerScheduler.Core.Json;

namespace HerScheduler.Core.Protocols;

/// <summary>Reads the table of doses as strictly as a protocol.</summary>
internal static class DoseTableReader
{
    /// <summary>A therapy after surgery ends where the course is complete; this is only what a full course of antibodies has.</summary>
    private const int FullCourse = 18;

    private static readonly Shape TableShape = new("doses", "afterSurgery");
    private static readonly Shape DoseShape = new("agent", "formulation", "dose", "loadingDose", "source", "confidence");
    private static readonly Shape TherapyShape = new("id", "title", "agents", "source", "tasks");
    private static readonly Expectation<Agent> Drug = Expect.OneOf<Agent>();
    private static readonly Expectation<Formulation> Form = Expect.OneOf<Formulation>();
    private static readonly Expectation<string> Dose = Expect.Line(40);
    private static readonly Expectation<string> Source = Expect.Line(300);

    /// <param name="utf8Json">The document, UTF-8.</param>
    public static ReadResult<DoseTable> Read(ReadOnlyMemory<byte> utf8Json) =>
        StrictJson.Read(utf8Json, (root, faults) => Read(new ObjectReader(root, Place.Root, faults, TableShape)));

    private static DoseTable Read(ObjectReader table)
    {
        var seen = new HashSet<(Agent, Formulation)>();
        var doses = table.RequiredItems("doses", "an array of one dose or more", (element, place) =>
        {
            var dose = ReadDose(new ObjectReader(element, place, table.Faults, DoseShape));
            if (!seen.Add((dose.Dose.Agent, dose.Formulation)))
            {
                table.Faults.Add(place, $"{WireNames<Agent>.Of(dose.Dose.Agent)} {WireNames<Formulation>.Of(dose.Formulation)} stands here already");
            }

            return dose;
        });
        var therapies = table.RequiredItems("afterSurgery", "an array of one therapy or more", (element, place) =>
            ReadTherapy(new ObjectReader(element, place, table.Faults, TherapyShape), doses));
        return new DoseTable(doses, therapies);
    }

    private static (Formulation Formulation, TrackAgent Dose) ReadDose(ObjectReader row)
    {
        var dose = new TrackAgent(row.Required("agent", Drug), row.Required("dose", Dose), row.OrNull("loadingDose", Dose));
        row.Required("source", Source);
        row.Required("confidence", ProtocolReader.Confidence);
        return (row.Required("formulation", Form), dose);
    }

    private static Track ReadTherapy(ObjectReader therapy, IReadOnlyList<(Formulation Formulation, TrackAgent Dose)> doses)
    {
        var agents = therapy.RequiredItems("agents", "an array of one agent or more", (element, place) =>
        {
            var known = Drug.TryRead(element, out var agent);
            var dose = doses.FirstOrDefault(row => row.Formulation == Formulation.Iv && row.Dose.Agent == agent).Dose;
            if (!known || dose is null)
            {
                therapy.Faults.Add(place, $"expected an agent with an iv dose in this table, found {Found.Phrase(element, isPrivate: false)}");
            }

            return dose ?? new TrackAgent(agent, string.Empty, LoadingDose: null);
        });
        return new Track(
            therapy.Required("id", Expect.LowerCaseIdentifier),
            therapy.Required("title", Expect.Line(100)),
            TrackPhase.AfterSurgery,
            DoseTable.IntervalDays,
            FullCourse,
            FirstNumber: 1,
            After: null,
            agents,
            therapy.Required("source", Source))
        {
            Tasks = TrackReader.ReadTasks(therapy),
        };
    }
}

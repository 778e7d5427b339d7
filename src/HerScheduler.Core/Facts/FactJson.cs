using System.Text.Json;
using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Facts;

/// <summary>
/// Writes a fact as the canonical document: fixed property order, only what is set, equal facts to the same bytes.
/// <see cref="FactReader"/> reads it back.
/// </summary>
public static class FactJson
{
    /// <param name="fact">The fact.</param>
    /// <param name="indented">For a person; the canonical form is compact.</param>
    public static byte[] ToUtf8(Fact fact, bool indented = false) => JsonText.ToUtf8(writer => Write(writer, fact), indented);

    /// <summary>True when both say the same, whatever objects they are made of: what makes an id idempotent.</summary>
    public static bool SameContent(Fact one, Fact other) =>
        ReferenceEquals(one, other) || (one.Kind == other.Kind && one.Id == other.Id && ToUtf8(one).AsSpan().SequenceEqual(ToUtf8(other)));

    /// <summary>Writes the fact as one JSON value.</summary>
    public static void Write(Utf8JsonWriter writer, Fact fact)
    {
        writer.WriteStartObject();
        writer.WriteString("id", fact.Id);
        writer.WriteString("plan", fact.Plan);
        writer.WriteString("kind", WireNames<FactKind>.Of(fact.Kind));
        WriteFields(writer, fact);
        if (fact.Reason is { } reason)
        {
            writer.WriteString("reason", reason);
        }

        if (fact.Force)
        {
            writer.WriteBoolean("force", true);
        }

        writer.WriteString("by", fact.By);
        writer.WriteEndObject();
    }

    private static void WriteFields(Utf8JsonWriter writer, Fact fact)
    {
        switch (fact)
        {
            case DoseGiven given:
                WriteEvent(writer, given.Event, given.Date);
                WriteAgents(writer, given.Agents);
                break;
            case DoseOmitted omitted:
                writer.WriteString("event", omitted.Event);
                WriteAgents(writer, omitted.Agents);
                break;
            case Deferred deferred:
                writer.WriteString("event", deferred.Event);
                writer.WriteDay("to", deferred.To);
                break;
            case Ceased ceased:
                writer.WriteString("therapy", WireNames<Therapy>.Of(ceased.Therapy));
                writer.WriteDay("date", ceased.Date);
                break;
            case Acknowledged acknowledged:
                writer.WriteString("event", acknowledged.Event);
                writer.WriteString("note", acknowledged.Note);
                break;
            case Retracted retracted:
                writer.WriteString("fact", retracted.Fact);
                break;
            case PlanAmended amended:
                writer.WritePropertyName("document");
                PlanJson.Write(writer, amended.Document);
                break;
            default:
                WriteResultOrDay(writer, fact);
                break;
        }
    }

    private static void WriteResultOrDay(Utf8JsonWriter writer, Fact fact)
    {
        switch (fact)
        {
            case EchoBooked booked:
                WriteEvent(writer, booked.Event, booked.Date);
                break;
            case EchoPerformed performed:
                WriteEvent(writer, performed.Event, performed.Date);
                break;
            case LvefResult result:
                WriteLvefResult(writer, result);
                break;
            case PathologyResult pathology:
                writer.WriteDay("date", pathology.Date);
                writer.WriteString("response", WireNames<PathologyResponse>.Of(pathology.Response));
                break;
            case Hold hold:
                writer.WriteDay("from", hold.From);
                break;
            case Resume resume:
                writer.WriteDay("from", resume.From);
                break;
            default:
                writer.WriteDay("date", DayOf(fact));
                break;
        }
    }

    private static DateOnly DayOf(Fact fact) => fact switch
    {
        SurgeryPerformed surgery => surgery.Date,
        RadiotherapyStarted started => started.Date,
        RadiotherapyFinished finished => finished.Date,
        EndocrineStarted endocrine => endocrine.Date,
        PatientLeft left => left.Date,
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.Kind, "A kind that cannot be written."),
    };

    private static void WriteLvefResult(Utf8JsonWriter writer, LvefResult result)
    {
        if (result.Event is { } echo)
        {
            writer.WriteString("event", echo);
        }

        writer.WriteDay("date", result.Date);
        writer.WriteNumber("percent", Decimals.WithoutTrailingZeros(result.Percent));
    }

    private static void WriteEvent(Utf8JsonWriter writer, string key, DateOnly date)
    {
        writer.WriteString("event", key);
        writer.WriteDay("date", date);
    }

    private static void WriteAgents(Utf8JsonWriter writer, AgentSet? agents)
    {
        if (agents is not { } named)
        {
            return;
        }

        writer.WriteStartArray("agents");
        foreach (var agent in named.Members())
        {
            writer.WriteStringValue(WireNames<Agent>.Of(agent));
        }

        writer.WriteEndArray();
    }
}

using System.Text.Json;
using HerScheduler.Core.Json;

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
        FactForms.Of(fact.Kind).WriteFields(writer, fact);
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
}

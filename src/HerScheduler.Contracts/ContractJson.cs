using System.Text.Json;
using System.Text.Json.Serialization;
using HerScheduler.Contracts.Facts;

namespace HerScheduler.Contracts;

/// <summary>Messages and facts as JSON.</summary>
public static class ContractJson
{
    /// <summary>As the contract writes: camelCase, days as <c>YYYY-MM-DD</c>. What a later version adds is passed over.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web) { AllowOutOfOrderMetadataProperties = true };

    private static readonly JsonSerializerOptions FactOptions = new(Options) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Reads a message's body.</summary>
    /// <exception cref="JsonException">It is none of this contract.</exception>
    public static ScheduleMessage ReadMessage(ReadOnlySpan<byte> body)
    {
        var message = JsonSerializer.Deserialize<ScheduleMessage>(body, Options) ?? throw new JsonException("A message was expected, found null.");
        var isKnown = message.Type.StartsWith("herscheduler.", StringComparison.Ordinal) && message.Type.EndsWith(".v1", StringComparison.Ordinal);
        return message.SpecVersion == "1.0" && isKnown
            ? message
            : throw new JsonException($"A message of the type {message.Type} is not known here.");
    }

    /// <summary>Reads a fact.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static Fact ReadFact(ReadOnlySpan<byte> body) =>
        JsonSerializer.Deserialize<Fact>(body, FactOptions) ?? throw new JsonException("A fact was expected, found null.");

    /// <summary>A fact as the service takes it.</summary>
    public static byte[] Write(Fact fact) => JsonSerializer.SerializeToUtf8Bytes(fact, FactOptions);
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace HerScheduler.Contracts;

/// <summary>What happened to a plan.</summary>
public sealed record MessageData
{
    /// <summary>The plan's id.</summary>
    public required string Plan { get; init; }

    /// <summary>The patient's id; never the name.</summary>
    public required string Patient { get; init; }

    /// <summary>The clinic, the last word of the routing key.</summary>
    public required string Site { get; init; }

    /// <summary>The number of the message within the plan, over all kinds: 1, 2, 3, … with no gap.</summary>
    public required int Sequence { get; init; }

    /// <summary>The event as it is now; null in messages about the plan itself, and of an LVEF that no echo was planned for.</summary>
    public required ScheduledEvent? Event { get; init; }

    /// <summary>What needs a person; in messages about an LVEF.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Alert? Alert { get; init; }

    /// <summary>The plan without the patient's name, in messages about the plan.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonElement? Document { get; init; }

    /// <summary>The date before, when the event was listed before.</summary>
    public required DateOnly? PreviousDate { get; init; }

    /// <summary>Why, for a person.</summary>
    public required string Reason { get; init; }

    /// <summary>The id of the fact behind it; null for approval and notices.</summary>
    public required string? Cause { get; init; }
}

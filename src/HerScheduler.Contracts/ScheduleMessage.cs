using System.Text.Json.Serialization;

namespace HerScheduler.Contracts;

/// <summary>
/// One message of the exchange <c>herscheduler.events</c>, a CloudEvents 1.0 document. The same <see cref="Id"/> may arrive more than once: forget what has an
/// id seen before. Words of kinds and states stay text, so that a later version's new word is no error here.
/// </summary>
public sealed record ScheduleMessage
{
    /// <summary>What <see cref="MessageData.Reason"/> says when a plan is sent anew after the service was restored from a backup.</summary>
    public const string Restored = "restored from a backup; take the whole schedule anew";

    /// <summary>The version of CloudEvents.</summary>
    [JsonPropertyName("specversion")]
    public required string SpecVersion { get; init; }

    /// <summary>The same change never has two ids.</summary>
    public required string Id { get; init; }

    /// <summary>The installation's base URI.</summary>
    public required Uri Source { get; init; }

    /// <summary><c>herscheduler.cycle.moved.v1</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The plan, and the key of the event when there is one: <c>plan-0001/tchp-4</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>When the service decided it, UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The media type of <see cref="Data"/>.</summary>
    [JsonPropertyName("datacontenttype")]
    public required string DataContentType { get; init; }

    /// <summary><see cref="MessageData.Sequence"/> with leading zeros: texts sort like the numbers.</summary>
    public required string Sequence { get; init; }

    /// <summary>What happened.</summary>
    public required MessageData Data { get; init; }

    /// <summary><c>cycle</c>, <c>echo</c>, <c>plan</c>, <c>lvef</c>, …</summary>
    [JsonIgnore]
    public string Kind => Type.Split('.')[1];

    /// <summary><c>scheduled</c>, <c>moved</c>, <c>held</c>, …</summary>
    [JsonIgnore]
    public string Change => Type.Split('.')[2];

    /// <summary>The plan's whole schedule follows: what is not done and stood before it is void, and numbers missing before it never come.</summary>
    [JsonIgnore]
    public bool BeginsAnew => Type == "herscheduler.plan.approved.v1"
        || (Type is "herscheduler.plan.amended.v1" or "herscheduler.plan.closed.v1" && Data.Reason == Restored);
}

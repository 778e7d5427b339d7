using System.Text.Json.Serialization;

namespace HerScheduler.Core.Plans;

/// <summary>A receptor or node status as reported by pathology.</summary>
public enum MarkerStatus
{
    Negative,
    Positive,
}

/// <summary>Clinical stage (AJCC anatomic stage groups).</summary>
public enum Stage
{
    [JsonStringEnumMemberName("I")] I,
    [JsonStringEnumMemberName("IA")] IA,
    [JsonStringEnumMemberName("IB")] IB,
    [JsonStringEnumMemberName("II")] II,
    [JsonStringEnumMemberName("IIA")] IIA,
    [JsonStringEnumMemberName("IIB")] IIB,
    [JsonStringEnumMemberName("III")] III,
    [JsonStringEnumMemberName("IIIA")] IIIA,
    [JsonStringEnumMemberName("IIIB")] IIIB,
    [JsonStringEnumMemberName("IIIC")] IIIC,
    [JsonStringEnumMemberName("IV")] IV,
}

/// <summary>What is known of the disease at diagnosis.</summary>
/// <param name="Her2">HER2 status.</param>
/// <param name="Stage">Clinical stage.</param>
/// <param name="TumorSizeCm">Largest diameter in centimetres (0–50), or null when not stated.</param>
/// <param name="Nodes">Axillary node status.</param>
/// <param name="HormoneReceptor">Estrogen and/or progesterone receptor status.</param>
public sealed record Disease(
    MarkerStatus Her2,
    Stage Stage,
    decimal? TumorSizeCm,
    MarkerStatus Nodes,
    MarkerStatus HormoneReceptor)
{
    /// <summary>Stage II or III in any subdivision.</summary>
    public bool IsStageTwoOrThree => Stage is >= Stage.II and <= Stage.IIIC;

    /// <summary>The tumor is stated to be 2 cm or larger.</summary>
    public bool IsAtLeastTwoCentimetres => TumorSizeCm >= 2m;

    public bool IsNodePositive => Nodes == MarkerStatus.Positive;
}

using HerScheduler.Core.Json;

namespace HerScheduler.Core.Facts;

/// <summary>What a <see cref="Ceased"/> stops.</summary>
public enum Therapy
{
    Chemotherapy,
    Her2,
    Radiotherapy,
    Endocrine,

    /// <summary>All four; surgery and echoes stay.</summary>
    All,
}

/// <summary>Therapies in words.</summary>
internal static class TherapyNames
{
    public static string Of(Therapy therapy) => therapy switch
    {
        Therapy.Her2 => "HER2 therapy",
        Therapy.All => "all therapy",
        Therapy.Endocrine => "endocrine therapy",
        Therapy.Chemotherapy or Therapy.Radiotherapy => WireNames<Therapy>.Of(therapy),
    };
}

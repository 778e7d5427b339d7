using HerScheduler.Core.Json;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Export;

/// <summary>The doses of a cycle on one line.</summary>
internal static class DoseWords
{
    /// <summary><c>trastuzumab 8 mg/kg LOADING, pertuzumab 840 mg LOADING</c>; empty when nothing is given.</summary>
    public static string Of(IEnumerable<Dose> doses) => string.Join(", ", doses.Select(Of));

    private static string Of(Dose dose) =>
        $"{WireNames<Agent>.Of(dose.Agent)} {dose.Amount}{(dose.Loading ? " LOADING" : "")}{(dose.Held ? " HELD" : "")}";
}

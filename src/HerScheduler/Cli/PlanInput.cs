using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;

namespace HerScheduler.Cli;

/// <summary>A plan document named on the command line, with the clinic it belongs to.</summary>
internal static class PlanInput
{
    public static ReadResult<TreatmentPlan> Read(string file, Clinics clinics, Terminal terminal) =>
        InputFile.Read(file, terminal).Match(
            bytes => PlanReader.Read(bytes, clinics.Library, clinics.SiteSettings),
            ReadResult<TreatmentPlan>.Invalid);
}

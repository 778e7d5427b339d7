using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;

namespace HerScheduler.Cli;

/// <summary>A plan document named on the command line, with the clinics of the settings file.</summary>
internal static class PlanInput
{
    /// <returns>Null: what is wrong with the one or the other has been written on standard error.</returns>
    public static (TreatmentPlan Plan, Clinics Clinics)? Read(string file, string? config, Terminal terminal)
    {
        if (Clinics.Load(config, terminal) is not { } clinics)
        {
            return null;
        }

        var plan = InputFile.Read(file, terminal).Match(
            bytes => PlanReader.Read(bytes, clinics.Library, clinics.SiteSettings),
            ReadResult<TreatmentPlan>.Invalid);
        if (!plan.IsValid)
        {
            terminal.Unusable(file, plan.Faults);
            return null;
        }

        return (plan.Value, clinics);
    }
}

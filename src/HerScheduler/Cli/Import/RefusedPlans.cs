using System.Text;
using HerScheduler.Cli.Text;
using HerScheduler.Import;
using HerScheduler.Json;

namespace HerScheduler.Cli.Import;

/// <summary>The plans that were refused: one line each on standard error, and in full, if asked for, in a file of NDJSON.</summary>
internal sealed class RefusedPlans(TextWriter error, string? file) : IDisposable
{
    private readonly StreamWriter? _file = file is null
        ? null
        : new StreamWriter(File.Create(file), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };

    public void Write(RefusedPlan plan)
    {
        var more = plan.Faults.Count > 1 ? $" (and {plan.Faults.Count - 1} more)" : "";
        error.WriteLine(Printable.Of($"{plan.Place.File}:{plan.Place.Line}: {plan.Faults[0]}{more}"));
        _file?.WriteLine(Record(plan));
    }

    public void Dispose() => _file?.Dispose();

    private static string Record(RefusedPlan plan) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("file", plan.Place.File);
        json.WriteNumber("line", plan.Place.Line);
        json.WriteString("plan", plan.PlanId);
        json.WriteArray("errors", plan.Faults, (errors, fault) =>
        {
            errors.WriteStartObject();
            errors.WriteString("pointer", fault.Pointer);
            errors.WriteString("detail", fault.Detail);
            errors.WriteEndObject();
        });
        json.WriteEndObject();
    });
}

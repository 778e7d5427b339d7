using HerScheduler.Localization;

namespace HerScheduler.Pages.Shared;

/// <summary>One dose of a cycle, as a line names it.</summary>
/// <param name="Agent">The agent, as documents have it.</param>
/// <param name="Amount">As the protocol writes it.</param>
/// <param name="IsLoading">A loading dose.</param>
/// <param name="IsHeld">It is on hold.</param>
public sealed record DoseLine(string Agent, string Amount, bool IsLoading, bool IsHeld)
{
    /// <summary><c>trastuzumab 8 mg/kg loading</c>.</summary>
    public string In(Texts texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return $"{texts.Core.Agent(Agent)} {Amount}{(IsLoading ? $" {texts["Dose.Loading"]}" : "")}{(IsHeld ? $" {texts["Dose.Held"]}" : "")}";
    }
}

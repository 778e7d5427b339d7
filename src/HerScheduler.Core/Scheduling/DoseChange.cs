using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Scheduling;

/// <summary>The maintenance dose of an agent is another one from there on (rule C11).</summary>
/// <param name="Agent">The agent.</param>
/// <param name="Dose">The dose as text.</param>
/// <param name="First">The cycle it begins with; null when a day was named.</param>
/// <param name="Day">The day it begins on; for a cycle its date when this was recorded.</param>
/// <param name="IntervalDays">The interval it was chosen for: it does not reach into a track with another one.</param>
internal sealed record DoseChange(Agent Agent, string Dose, (string Track, int Number)? First, DateOnly Day, int IntervalDays);

using HerScheduler.Core.Tasks.Library;

namespace HerScheduler.Core.Tasks;

/// <summary>What a clinic's own task adds to an event.</summary>
/// <param name="Task">The task.</param>
/// <param name="Number">The number in the event's key, from 1.</param>
internal sealed record TaskPart(ClinicTask Task, int Number);

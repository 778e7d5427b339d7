using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Reports;

/// <summary>One open plan on one local day of its site.</summary>
/// <param name="Plan">The plan as it stands.</param>
/// <param name="Schedule">Its schedule, seen from that day (<see cref="Schedule.AsOf"/>).</param>
public sealed record PatientDay(TreatmentPlan Plan, Schedule Schedule);

namespace HerScheduler.Hosting;

/// <summary>How often a sweep runs; its job and its trigger have its name.</summary>
internal sealed record Beat(string Sweep, TimeSpan Every);

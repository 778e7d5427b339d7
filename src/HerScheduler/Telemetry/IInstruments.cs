namespace HerScheduler.Telemetry;

/// <summary>The metrics of one feature. They exist from the start of the process: one that has done nothing yet must not look like one that is gone.</summary>
internal interface IInstruments
{
    /// <summary>Counters begin at 0, so that the first thing they count is a rise that an alert sees. Called once, when somebody listens.</summary>
    public void Begin()
    {
        // Gauges have a value whenever they are read.
    }
}

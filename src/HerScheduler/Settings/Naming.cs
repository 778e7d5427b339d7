namespace HerScheduler.Settings;

/// <summary>The names of the broker's objects that other systems see.</summary>
internal static class Naming
{
    /// <summary>Topic exchange for everything that is published.</summary>
    public const string Exchange = "herscheduler.events";

    /// <summary>Topic exchange for the heads of the fact log.</summary>
    public const string Audit = "herscheduler.audit";

    /// <summary>The queue that takes facts.</summary>
    public const string Facts = "herscheduler.facts";

    /// <summary>Where refused facts end.</summary>
    public const string RefusedFacts = "herscheduler.facts_error";

    /// <summary>The header of a message that was published before and is published again on demand.</summary>
    public const string Replayed = "x-replayed";

    /// <summary>The header of a refused fact that says why.</summary>
    public const string RefusedReason = "x-refused-reason";

    /// <summary>The header of a refused fact that says which of the broker's users had sent it.</summary>
    public const string RefusedSender = "x-refused-user-id";

    /// <summary>The header of a refused fact whose own headers were too large to be kept.</summary>
    public const string HeadersDropped = "x-refused-headers-dropped";
}

namespace HerScheduler.Data;

/// <summary>What a failure of the database means for the work that met it.</summary>
internal enum DatabaseFault
{
    /// <summary>The same work goes through in a moment: it is tried again at once, with growing pauses; after that as <see cref="Away"/>.</summary>
    Transient,

    /// <summary>
    /// The same work goes through later, but not within seconds: somebody has to do something, or each attempt takes too long. A request is answered with 503,
    /// a fact waits.
    /// </summary>
    Away,

    /// <summary>What is stored stands in the way: the key is taken, or the database guards what is there. A request is answered with 409.</summary>
    Conflict,

    /// <summary>The database understood the value, and cannot store it.</summary>
    Value,
}

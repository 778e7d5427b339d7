namespace HerScheduler.Facts.Inbound;

/// <summary>Facts could not be recorded for a long time, through no fault of theirs.</summary>
internal sealed class WorldInTheWayException(Exception cause) : Exception("Facts cannot be recorded at the moment.", cause);

namespace HerScheduler.Facts.Inbound;

/// <summary>The database did not answer for a long time: another replica may have more luck with these facts.</summary>
internal sealed class TransientFailureException(Exception cause) : Exception("Facts cannot be recorded at the moment.", cause);

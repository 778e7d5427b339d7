namespace HerScheduler.Security.Provider;

/// <summary>What an administrator should know of the provider. No token, no claim.</summary>
internal sealed partial class ProviderLog(ILogger<ProviderLog> logger)
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Refused: somebody who came from the provider was not signed in: {Reason}")]
    public partial void Refused(string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Refused: a token of the provider opens nothing: {Reason}")]
    public partial void TokenRefused(string reason);
}

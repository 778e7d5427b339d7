namespace HerScheduler.Email;

/// <summary>What became of an e-mail that was handed over.</summary>
public abstract record MailOutcome
{
    private MailOutcome()
    {
    }

    public abstract T Match<T>(Func<T> sent, Func<string, T> refused, Func<string, T> failed);

    /// <summary>The server, or the folder, has it.</summary>
    public sealed record Sent : MailOutcome
    {
        public override T Match<T>(Func<T> sent, Func<string, T> refused, Func<string, T> failed) => sent();
    }

    /// <summary>It will not be taken, however often it is tried: a bad address, a 5xx answer.</summary>
    public sealed record Refused(string Reason) : MailOutcome
    {
        public override T Match<T>(Func<T> sent, Func<string, T> refused, Func<string, T> failed) => refused(Reason);
    }

    /// <summary>Not now: no connection, a 4xx answer, a time-out. Trying again later may help (<see cref="MailRetry"/>).</summary>
    /// <param name="Reason">What the server said, or what came of the connection.</param>
    /// <param name="IsOfServer">True: no other e-mail would have fared better just now. False: it may be this e-mail alone.</param>
    public sealed record Failed(string Reason, bool IsOfServer = false) : MailOutcome
    {
        public override T Match<T>(Func<T> sent, Func<string, T> refused, Func<string, T> failed) => failed(Reason);
    }
}

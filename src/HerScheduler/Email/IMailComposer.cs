using System.Linq.Expressions;
using HerScheduler.Data;

namespace HerScheduler.Email;

/// <summary>Writes the e-mails of some kinds of rows, each as things are when it leaves.</summary>
internal interface IMailComposer
{
    /// <summary>The rows it writes.</summary>
    public Expression<Func<MailRow, bool>> Kinds { get; }

    /// <returns>One for each row, in the same order.</returns>
    public Task<IReadOnlyList<ComposedMail>> Compose(IReadOnlyList<MailRow> rows, DateTimeOffset now, CancellationToken cancel);
}

/// <summary>An e-mail, or why there is none.</summary>
internal sealed record ComposedMail
{
    private ComposedMail()
    {
    }

    /// <summary>Nothing to say: no e-mail, and nothing is wrong.</summary>
    public static ComposedMail Nothing { get; } = new();

    /// <summary>Null: nothing is sent now.</summary>
    public Mail? Mail { get; private init; }

    /// <summary>From when on it is not worth trying again.</summary>
    public DateTimeOffset WorthUntil { get; private init; }

    /// <summary>When it is asked for again.</summary>
    public DateTimeOffset? DueAt { get; private init; }

    public string? GivenUp { get; private init; }

    public bool IsObsolete { get; private init; }

    public static ComposedMail Of(Mail mail, DateTimeOffset worthUntil) => new() { Mail = mail, WorthUntil = worthUntil };

    /// <summary>It cannot be written just now.</summary>
    public static ComposedMail Later(DateTimeOffset at) => new() { DueAt = at };

    /// <summary>It is not true any more.</summary>
    public static ComposedMail Obsolete(string why) => new() { GivenUp = why, IsObsolete = true };

    /// <summary>It should have been sent, and is not.</summary>
    public static ComposedMail TooLate(string why) => new() { GivenUp = why };
}

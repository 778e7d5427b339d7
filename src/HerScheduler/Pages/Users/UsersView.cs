using HerScheduler.Data;
using HerScheduler.Localization;
using HerScheduler.Pages.Shared;
using HerScheduler.Sites;

namespace HerScheduler.Pages.Users;

/// <summary>Accounts and tokens, for an administrator.</summary>
/// <param name="Texts">The reader's language.</param>
/// <param name="Caller">Who looks: their own account is for another to change.</param>
/// <param name="People">The accounts within reach, by name.</param>
/// <param name="Machines">The tokens within reach, by name.</param>
/// <param name="Sites">The sites that can be given.</param>
/// <param name="Times">In which zone times are written.</param>
/// <param name="Now">The present instant: what is locked or expired.</param>
/// <param name="HasPasswords">False: people sign in at the hospital's provider, and their accounts are made there.</param>
public sealed record UsersView(
    Texts Texts, string Caller, IReadOnlyList<AccountRow> People, IReadOnlyList<MachineTokenRow> Machines, IReadOnlyList<Site> Sites, LocalTimes Times,
    DateTimeOffset Now, bool HasPasswords)
{
    /// <summary>The account that is being changed; null: none.</summary>
    public AccountRow? Chosen { get; init; }

    /// <summary>What came of what was asked.</summary>
    public UsersResult? Result { get; init; }
}

/// <summary>What came of it: one sentence, and a secret that is shown this once.</summary>
/// <param name="Word">Its name in the words of pages; null: the service's own sentence in <paramref name="About"/>.</param>
/// <param name="About">Whom or what it is about.</param>
/// <param name="Secret">A new password or token; null: none.</param>
/// <param name="IsRefused">It was not done.</param>
public sealed record UsersResult(string? Word, string About, string? Secret, bool IsRefused);

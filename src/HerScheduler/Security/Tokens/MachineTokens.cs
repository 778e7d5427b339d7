using HerScheduler.Data;
using HerScheduler.Problems;
using HerScheduler.Settings;
using HerScheduler.Sites;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Security.Tokens;

/// <summary>Machines' tokens: made, listed, revoked, recognised.</summary>
internal sealed class MachineTokens(SchedulerDb db, DoorQueries queries, SiteDirectory sites, TimeProvider time)
{
    private const int LongestName = 100;

    /// <summary>Stands in for the hash of a token that does not exist, so that its absence takes as long as a wrong secret.</summary>
    private static readonly string NobodysHash = new('0', 64);

    /// <returns>The token: shown this once, and nowhere kept.</returns>
    public async Task<Outcome<TokenText>> Add(string name, UserRole role, IReadOnlyList<string> atSites, DateTimeOffset? expires, CancellationToken cancel)
    {
        if (WhatIsWrongWith(name, role, atSites, expires) is { } wrong)
        {
            return Problem.Contradiction(wrong, []);
        }

        var token = TokenText.New();
        return await db.InOneTransaction<Outcome<TokenText>>(
            async inside =>
            {
                if (await db.MachineTokens.AnyAsync(row => row.Name == name, inside))
                {
                    return Problem.Conflict($"There is a token '{name}' already, or there was: logs know its bearer by that name. Choose another.");
                }

                db.MachineTokens.Add(new MachineTokenRow
                {
                    Id = token.Id,
                    Name = name,
                    Hash = token.Hash(),
                    Role = role,
                    Sites = string.Join(',', atSites.Distinct(StringComparer.Ordinal)),
                    CreatedAt = time.Now(),
                    ExpiresAt = expires,
                });
                return token;
            },
            cancel);
    }

    public Task<List<MachineTokenRow>> List(CancellationToken cancel) => db.MachineTokens.AsNoTracking().OrderBy(row => row.Name).ToListAsync(cancel);

    /// <returns>False: there is none of that name, or it was revoked before.</returns>
    public async Task<bool> Revoke(string name, CancellationToken cancel)
    {
        var now = time.Now();
        return await db.MachineTokens.Where(row => row.Name == name && row.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.RevokedAt, now), cancel) > 0;
    }

    /// <summary>Null: it opens nothing (any more).</summary>
    /// <param name="token">As it was brought.</param>
    /// <param name="plan">The plan that the route names; "" for none.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<TokenAtDoor?> Find(TokenText token, string plan, CancellationToken cancel)
    {
        var row = await queries.Token(db, token.Id, plan, cancel);
        return token.Has(row?.Hash ?? NobodysHash) && row is { RevokedAt: null } && !(row.ExpiresAt <= time.GetUtcNow()) ? row : null;
    }

    private string? WhatIsWrongWith(string name, UserRole role, IReadOnlyList<string> atSites, DateTimeOffset? expires)
    {
        if (name.Length is 0 or > LongestName || name.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter)))
        {
            return $"A token's name has 1 to {LongestName} printable characters without spaces.";
        }

        if (atSites.FirstOrDefault(site => sites.Find(site) is null) is { } unknown)
        {
            return $"There is no site '{unknown}' in the settings.";
        }

        if (role == UserRole.Navigator && atSites.Count == 0)
        {
            return "A machine has no patients of its own: say --site for a token with the role navigator.";
        }

        return expires <= time.GetUtcNow() ? "The token would have expired already." : null;
    }
}

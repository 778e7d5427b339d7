using System.Globalization;
using HerScheduler.Core.Json;
using HerScheduler.Problems;
using HerScheduler.Security;
using HerScheduler.Security.People;
using HerScheduler.Security.Policies;
using HerScheduler.Settings;
using Microsoft.AspNetCore.Mvc;

namespace HerScheduler.Pages.Users;

/// <summary>The page at <c>/users</c>: who may sign in, as what, for which sites.</summary>
internal static class UsersEndpoints
{
    public const string Path = "/users";

    public static void MapUsers(this IEndpointRouteBuilder pages)
    {
        var users = pages.MapGroup(Path).Needs(Policy.Administer);
        users.MapGet("", (string? name, UsersReader reader, HttpContext context, CancellationToken cancel) => reader.Show(context, name, result: null, cancel));
        users.MapPost("", Add);
        users.MapPost("/change", Change);
        users.MapPost("/lock", Lock);
        users.MapPost("/reset", Reset);
        users.MapPost("/tokens", AddToken);
        users.MapPost("/tokens/revoke", Revoke);
    }

    private static async Task<IResult> Add([FromForm] IFormCollection form, AccountDesk desk, UsersReader reader, HttpContext context, CancellationToken cancel)
    {
        var added = await Role(form).Then(role => desk.Add(Caller.Of(context), Name(form), role, Sites(form)));
        return await reader.Show(context, name: null, added.Match(account => Done("Added", account.Name, account.Password), Refused), cancel);
    }

    private static async Task<IResult> Change([FromForm] IFormCollection form, AccountDesk desk, UsersReader reader, HttpContext context,
        CancellationToken cancel)
    {
        var changed = await Role(form).Then(role => desk.Change(Caller.Of(context), Name(form), role, Sites(form), cancel));
        return await reader.Show(context, name: null, changed.Match(name => Done("Changed", name), Refused), cancel);
    }

    private static async Task<IResult> Lock([FromForm] IFormCollection form, AccountDesk desk, UsersReader reader, HttpContext context,
        CancellationToken cancel)
    {
        var locked = await desk.Lock(Caller.Of(context), Name(form), cancel);
        return await reader.Show(context, name: null, locked.Match(_ => Done("Locked", Name(form)), Refused), cancel);
    }

    private static async Task<IResult> Reset([FromForm] IFormCollection form, AccountDesk desk, UsersReader reader, HttpContext context,
        CancellationToken cancel)
    {
        var reset = await desk.Reset(Caller.Of(context), Name(form), cancel);
        return await reader.Show(context, name: null, reset.Match(account => Done("Reset", account.Name, account.Password), Refused), cancel);
    }

    private static async Task<IResult> AddToken([FromForm] IFormCollection form, AccountDesk desk, UsersReader reader, HttpContext context,
        CancellationToken cancel)
    {
        var day = DateOnly.TryParseExact(form["expires"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var found)
            ? found
            : (DateOnly?)null;
        DateTimeOffset? expires = day is { } last ? new DateTimeOffset(last, TimeOnly.MinValue, TimeSpan.Zero) : null;
        var added = await Role(form).Then(role => desk.AddToken(Caller.Of(context), Name(form), role, Sites(form), expires, cancel));
        return await reader.Show(context, name: null, added.Match(token => Done("TokenAdded", Name(form), token.ToString()), Refused), cancel);
    }

    private static async Task<IResult> Revoke([FromForm] IFormCollection form, AccountDesk desk, UsersReader reader, HttpContext context,
        CancellationToken cancel)
    {
        var revoked = await desk.Revoke(Caller.Of(context), Name(form), cancel);
        return await reader.Show(context, name: null, revoked.Match(name => Done("Revoked", name), Refused), cancel);
    }

    private static string Name(IFormCollection form) => form["name"].ToString().Trim();

    private static string[] Sites(IFormCollection form) => [.. form["site"].OfType<string>()];

    private static Outcome<UserRole> Role(IFormCollection form) =>
        WireNames<UserRole>.TryParse(form["role"].ToString(), out var role) ? role : Problem.Contradiction($"A role is {WireNames<UserRole>.Choices}.", []);

    private static UsersResult Done(string word, string about, string? secret = null) => new($"Users.{word}", about, secret, IsRefused: false);

    private static UsersResult Refused(Problem problem) => new(Word: null, problem.Detail, Secret: null, IsRefused: true);
}

using HerScheduler.Core.Json;
using HerScheduler.Data;
using HerScheduler.Security.AccessLog;
using HerScheduler.Settings;

namespace HerScheduler.Security.People;

/// <summary>Each attempt to sign in, each sign-out, and what is done to accounts, in the access log.</summary>
internal sealed class SignInNotes(AccessQueue log, IHttpContextAccessor current, TimeProvider time)
{
    private const int LongestAction = 160;

    /// <summary>What an administrator did to accounts and tokens.</summary>
    public ValueTask Note(Caller by, string what, bool succeeded) => log.Add(
        new AccessRow
        {
            At = time.Now(),
            Who = by.Name,
            Role = WireNames<UserRole>.Of(by.Role),
            Way = by.Way,
            From = current.HttpContext?.Connection.RemoteIpAddress?.ToString(),
            Action = what.Length <= LongestAction ? what : what[..LongestAction],
            Status = succeeded ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        },
        CancellationToken.None);

    public ValueTask Note(AccountRow account, string action, string way, bool succeeded) => log.Add(
        new AccessRow
        {
            At = time.Now(),
            Who = account.UserName,
            Role = WireNames<UserRole>.Of(account.Role),
            Way = way,
            From = current.HttpContext?.Connection.RemoteIpAddress?.ToString(),
            Action = action,
            Status = succeeded ? StatusCodes.Status200OK : StatusCodes.Status401Unauthorized,
        },
        CancellationToken.None);
}

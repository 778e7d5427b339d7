using HerScheduler.Core.Json;
using HerScheduler.Data;
using HerScheduler.Security.AccessLog;
using HerScheduler.Settings;

namespace HerScheduler.Security.People;

/// <summary>Each attempt to sign in, and each sign-out, in the access log.</summary>
internal sealed class SignInNotes(AccessQueue log, IHttpContextAccessor current, TimeProvider time)
{
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
